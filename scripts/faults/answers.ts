import type { Answers } from './fill-form.ts';

/** Sessions of each case: the ledger must show exactly that many. */
export const SESSIONS = 2;

/** Every so many cases are referred to another station instead of closed there. */
const REFERRED_EVERY = 5;

/**
 * The way of a case: two sessions, then closing; every fifth goes to another town's station, which takes it, is
 * assessed there anew and closed. `turn`: how often this case has been through the element.
 */
export function answersFor(number: number, elementId: string, turn: number): Answers {
  switch (elementId) {
    case 'start':
      // No two clients alike: a possible duplicate would be one more task, which is fine, but not the same work.
      return { name: `测试${chineseNumber(number)}`, idNumber: '', phone: `139${String(10_000_000 + number)}`, birthDate: '1950-01-01' };
    case 'Task_session':
      return { needSupervision: '', nextAction: (turn + 1) % SESSIONS === 0 ? 'finish' : 'continue', durationMinutes: '60' };
    case 'Task_decide':
      return number % REFERRED_EVERY === 0 && turn === 0 ? REFERRAL : { next: 'closing' };
    default:
      return {};
  }
}

const REFERRAL: Answers = { next: 'referral', toOrganisation: 'jinjie' };

function chineseNumber(number: number): string {
  return [...String(number)].map((digit) => '零一二三四五六七八九'[Number(digit)] ?? '').join('');
}
