import type { HTMLElement } from 'node-html-parser';
import { fillForm, hidesAnswers, type Answers } from './fill-form.ts';
import { insist } from './insist.ts';
import type { Answer, Fields, WebPerson } from './web-person.ts';

/** Milliseconds that a person waits for the software to come back. */
export const PATIENCE = 120_000;

/** Opens a form, fills it in, and has it show the parts that depend on what was chosen. */
export async function submission(person: WebPerson, path: string, answers: Answers): Promise<Fields> {
  return await insist(
    async () => {
      const { page } = await opened(person, path);
      if (!hidesAnswers(page, answers)) {
        return { ...fillForm(page, answers), _action: 'submit' };
      }
      await person.send(path, { ...fillForm(page, answers), _action: 'refresh' });
      const { page: refreshed } = await opened(person, path);
      return { ...fillForm(refreshed, answers), _action: 'submit' };
    },
    { within: PATIENCE },
  );
}

async function opened(person: WebPerson, path: string): Promise<Answer> {
  const answer = await person.open(path);
  if (answer.status !== 200) {
    throw new Error(`${person.username} sees ${String(answer.status)} at ${path}`);
  }
  return answer;
}

/**
 * Sends a form until it is answered. The token inside stays the same, so repeating is safe. A refused form is a fault
 * of the test; a page that says the task is done by somebody is an answer.
 */
export async function acknowledgedAnswer(person: WebPerson, path: string, fields: Fields): Promise<Answer> {
  const answer = await insist(
    async () => {
      const { status, ...rest } = await person.send(path, fields);
      if (status >= 400 && status !== 409 && status !== 422) {
        throw new Error(`${person.username} got ${status} at ${path}`);
      }
      return { status, ...rest };
    },
    { within: PATIENCE },
  );
  if (answer.status === 422) {
    throw new Error(`${person.username} sent ${path}: ${problemsOf(answer.page)}`);
  }
  return answer;
}

function problemsOf(page: HTMLElement): string {
  return (page.querySelector('.error-summary') ?? page.querySelector('.notice'))?.text.replace(/\s+/g, ' ').trim() ?? '(no reason given)';
}
