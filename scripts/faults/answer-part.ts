/** What an input takes of an answer: a day and its time of day (`2026-12-07T14:30`) have an input each. */
export function answerPart(answer: string, inputType: string | null): string {
  const [day = '', time] = answer.split('T');
  switch (inputType) {
    case 'date':
      return day;
    case 'time':
      return time ?? (answer.includes(':') ? answer : '');
    default:
      return answer;
  }
}
