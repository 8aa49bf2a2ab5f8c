import type { Answers } from '../fill-task.ts';
import type { People } from '../people.ts';
import { pointsIn } from './points.ts';

/** The pages of one cycle, in front of people at their screens. */
export class EvaluationPages {
  readonly cycle: string;
  readonly #people: People;

  private constructor(people: People, cycle: string) {
    this.#people = people;
    this.cycle = cycle;
  }

  /** Of the newest cycle, as the desk finds it. */
  static async of(people: People): Promise<EvaluationPages> {
    const page = await people.waitsFor('bureau.desk', '/evaluations', '末期绩效评估');
    await page.getByRole('link', { name: '末期绩效评估' }).first().click();
    await page.waitForURL(/\/evaluations\/PJ-/u);
    return new EvaluationPages(people, decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? ''));
  }

  get board(): string {
    return `/evaluations/${this.cycle}`;
  }

  of(station: string): string {
    return `${this.board}/${station}`;
  }

  /** Does what a station's page lists as waiting for this person. */
  async does(username: string, station: string, task: string, answers: Answers = {}): Promise<void> {
    await this.#people.does(username, task, answers, { on: [this.of(station)] });
  }

  async assessesItself(station: string): Promise<void> {
    await this.does(`${station}.head`, station, '自评并提交材料', pointsIn('selfScores', 0.97));
  }

  async reviews(reviewer: string, station: string, share: number): Promise<void> {
    await this.does(reviewer, station, '现场评审打分', pointsIn('scores', share));
  }

  /** Hands in a file beside its indicator. */
  async handsIn(station: string, indicator: string): Promise<void> {
    const page = await this.#people.opens(`${station}.head`, this.of(station));
    const row = page.locator(`#indicator-${indicator}`);
    await row.locator('input[type=file]').setInputFiles({ name: '材料.txt', mimeType: 'text/plain', buffer: Buffer.from('见扫描件') });
    await row.getByRole('button', { name: '上传' }).click();
    await page.getByText('已上传“材料.txt”').waitFor();
  }

  /** Leaves a station out of the cycle. */
  async excuses(username: string, station: string, reason: string): Promise<void> {
    const page = await this.#people.opens(username, this.of(station));
    await page.getByRole('link', { name: '豁免评估' }).click();
    await page.locator('#task-form').waitFor();
    await page.locator('textarea[name="v.reason"]').fill(reason);
    await this.#people.picture(page, '豁免评估');
    await page.locator('#task-form button[value=submit]').click();
    await this.#people.waitsFor(username, this.of(station), reason);
  }
}
