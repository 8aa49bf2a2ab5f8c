import type { Database } from '../../../db/connection.ts';
import { evaluationIdOf, findStationEvaluation } from '../../../db/registers/station-evaluations.ts';
import { insist } from '../../../scripts/faults/insist.ts';
import { PATIENCE } from '../../../scripts/faults/send-form.ts';
import type { Answers } from '../fill-task.ts';
import type { Office } from '../office.ts';
import { pointsIn, withMaterials } from './points.ts';

/** What the people of stations and their reviewers do in one cycle, without a screen. */
export class EvaluationOffice {
  readonly #database: Database;
  readonly #office: Office;
  readonly #cycle: string;

  constructor(database: Database, office: Office, cycle: string) {
    this.#database = database;
    this.#office = office;
    this.#cycle = cycle;
  }

  /** Hands in files for indicators. */
  async handsIn(station: string, indicators: readonly string[]): Promise<void> {
    await this.#office.handsIn(`${station}.head`, `/evaluations/${this.#cycle}/${station}`, indicators);
  }

  async assessesItself(station: string): Promise<void> {
    await this.handsIn(station, withMaterials);
    await this.#does(`${station}.head`, station, 'Task_selfAssess', pointsIn('selfScores', 0.97));
  }

  /** Each reviewer gives a share of the points, but for indicators that are named. */
  async isReviewed(station: string, share: number, named: Readonly<Record<string, number>> = {}): Promise<void> {
    for (const reviewer of reviewersOf(station)) await this.#does(reviewer, station, 'Task_review', pointsIn('scores', share, named));
  }

  async accepts(station: string): Promise<void> {
    await this.#does(`${station}.head`, station, 'Task_answer', { answer: 'accepted' });
  }

  async isConfirmed(station: string): Promise<void> {
    await this.#does('bureau.deputy', station, 'Task_confirm');
  }

  /** The station puts right so many things, one after the other, and a supervisor looks at each. */
  async mends(station: string, things: number): Promise<void> {
    for (let thing = 0; thing < things; thing += 1) {
      await this.#does(`${station}.head`, station, 'Task_rectify', { measures: '已按意见补齐，并列入每月自查。' });
      await this.#does('master.supervisor', station, 'Task_checkRectification', { result: 'accepted' });
    }
  }

  async #does(username: string, station: string, element: string, answers: Answers = {}): Promise<void> {
    await this.#office.does(username, { instance: await this.#instanceOf(station), element }, answers);
  }

  async #instanceOf(station: string): Promise<string> {
    return await insist(
      async () => {
        const evaluation = await findStationEvaluation(this.#database, evaluationIdOf(this.#cycle, station));
        if (typeof evaluation?.instanceId !== 'string') throw new Error(`The evaluation of ${station} hasn't begun`);
        return evaluation.instanceId;
      },
      { within: PATIENCE },
    );
  }
}

/** Nobody judges their own station (Art 13). */
function reviewersOf(station: string): readonly string[] {
  return station === 'master' ? ['bureau.supervisor'] : ['master.supervisor', 'bureau.supervisor'];
}
