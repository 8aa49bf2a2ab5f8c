import type { Database } from '../../db/connection.ts';
import { DEMO_PASSWORD } from '../../scripts/demo/demo-accounts.ts';
import { insist } from '../../scripts/faults/insist.ts';
import { openTasksOf, type OpenTask } from '../../scripts/faults/oracle.ts';
import { acknowledgedAnswer, PATIENCE, submission } from '../../scripts/faults/send-form.ts';
import { hiddenFields, WebPerson, type Fields } from '../../scripts/faults/web-person.ts';
import type { Answers } from './fill-task.ts';

/**
 * The many people whose screens a test doesn't watch: they open and send the same pages as a browser would, each logged in, many at a
 * time. What they have to do they learn from the read model, where the inbox has it from.
 */
export class Office {
  readonly #database: Database;
  readonly #origin: string;
  readonly #present = new Map<string, Promise<WebPerson>>();

  constructor(database: Database, origin: string) {
    this.#database = database;
    this.#origin = origin;
  }

  async person(username: string): Promise<WebPerson> {
    const arriving = this.#present.get(username) ?? this.#logIn(username);
    this.#present.set(username, arriving);
    return await arriving;
  }

  /** Begins a process by its start form. */
  async starts(username: string, process: string, answers: Answers): Promise<void> {
    await this.#submit(username, `/start/${process}`, answers);
  }

  /** Does a task as soon as it is there; `rows`: lists that have one more row than the form opens with. */
  async does(
    username: string,
    task: { readonly instance: string; readonly element: string },
    answers: Answers = {},
    { rows = [] }: { readonly rows?: readonly string[] } = {},
  ): Promise<void> {
    const found = await insist(async () => await this.#task(username, task.instance, task.element), { within: PATIENCE });
    const path = `/tasks/${encodeURIComponent(task.instance)}/${found.key}`;
    const person = await this.person(username);
    for (const list of rows) {
      const fields = await submission(person, path, {});
      await person.send(path, { ...fields, _action: `add ${list}` });
    }
    await this.#submit(username, path, answers);
  }

  /** Hands in a file for each of the indicators. */
  async handsIn(username: string, stationAddress: string, indicators: readonly string[]): Promise<void> {
    const person = await this.person(username);
    const token = hiddenFields((await person.open(stationAddress)).page)._csrf ?? '';
    for (const indicator of indicators) {
      const form = new FormData();
      form.set('indicator', indicator);
      form.set('file', new Blob(['见扫描件'], { type: 'text/plain' }), `${indicator}.txt`);
      const { status } = await person.upload(`${stationAddress}/materials`, token, form);
      if (status !== 303) throw new Error(`${username} got ${status} for a file of ${stationAddress}`);
    }
  }

  async #logIn(username: string): Promise<WebPerson> {
    const person = new WebPerson(this.#origin, username);
    await person.logIn(DEMO_PASSWORD);
    return person;
  }

  /** Reviewers have a task each of the same element: theirs is the one that is given to them. */
  async #task(username: string, instance: string, element: string): Promise<OpenTask> {
    const open = (await openTasksOf(this.#database, instance)).filter(({ elementId }) => elementId === element);
    const task = open.find(({ assignee }) => assignee === username) ?? open.find(({ assignee }) => assignee === null);
    if (task === undefined) throw new Error(`${username} waits for ${element} of ${instance}`);
    return task;
  }

  async #submit(username: string, path: string, answers: Answers): Promise<void> {
    const person = await this.person(username);
    const fields: Fields = await submission(person, path, answers);
    const { status } = await acknowledgedAnswer(person, path, fields);
    if (status !== 303) throw new Error(`${username} got ${status} at ${path}`);
  }
}
