import { condition } from '@temporalio/workflow';
import type { JsonObject } from '../contract/json.ts';
import type { ProjectionState } from '../contract/process-instance.ts';
import type { BufferedMessage, InstanceRow, ProjectionBatch } from '../contract/projection.ts';
import type { InstanceState } from '../engine/index.ts';
import { project, synchronise } from './activities.ts';
import { Effects } from './effects.ts';
import type { LocalLane } from './local-lane.ts';

/** What the projector reads of the instance when it makes a batch. */
export interface ProjectedInstance {
  readonly id: string;
  readonly row: InstanceRow;
  readonly status: InstanceState['status'];
  readonly endReason: string | undefined;
  /** The root scope's variables; the last ones when the instance has ended. */
  readonly variables: JsonObject;
  /** Everything that is open now. */
  openRows(): Pick<ProjectionBatch, 'tasksOpened' | 'subscriptionsOpened' | 'timersOpened' | 'jobsOpened' | 'incidentsRaised' | 'entered'>;
  receive(message: BufferedMessage): void;
}

/**
 * Writes the read model, one batch at a time, in the order of what happened. Effects that gather while a batch is
 * being written go into the next one together (group commit).
 *
 * A batch is a local activity: it runs before its workflow task is recorded. A worker that dies in between has
 * written something that never happened, and the same batch comes back with other contents. The token of the batch
 * before shows it (`conflict`); then the whole open state is written by an ordinary activity, which only the worker
 * that Temporal listens to can start. See docs/decisions/0002.
 */
export class Projector {
  readonly #instance: ProjectedInstance;
  readonly #lane: LocalLane;
  readonly #waiting: { readonly batch: number; readonly resolve: () => void }[] = [];
  #pending: Effects | undefined;
  #isFullWanted = false;
  /** Number of the last batch that was begun, and of the last one that is in the read model. */
  #begun: number;
  #written: number;
  #token: string | null;

  constructor(instance: ProjectedInstance, lane: LocalLane, last: ProjectionState = { batch: 0, token: null }) {
    this.#instance = instance;
    this.#lane = lane;
    this.#begun = last.batch;
    this.#written = last.batch;
    this.#token = last.token;
  }

  /** Everything that happened is in the read model. */
  get isIdle(): boolean {
    return this.#begun === this.#written && !this.#hasWork;
  }

  get last(): ProjectionState {
    return { batch: this.#written, token: this.#token };
  }

  /** Number of the batch that holds everything that has happened until now. */
  get latestBatch(): number {
    return this.#hasWork ? this.#begun + 1 : this.#begun;
  }

  get #hasWork(): boolean {
    return this.#pending !== undefined || this.#isFullWanted;
  }

  add(effects: Effects): void {
    if (this.#pending === undefined) this.#pending = effects;
    else this.#pending.append(effects);
  }

  /** Writes the whole open state with the next batch, whatever the read model says. */
  requestFull(): void {
    this.#isFullWanted = true;
  }

  async whenWritten(batch: number): Promise<void> {
    if (batch <= this.#written) return;
    await new Promise<void>((resolve) => this.#waiting.push({ batch, resolve }));
  }

  /** Runs as long as the instance does. */
  async run(): Promise<never> {
    for (;;) {
      // In-process jobs go first: what they bring belongs into the same batch.
      await condition(() => this.#hasWork && this.#lane.isFree);
      const messages = this.#isFullWanted ? await this.#writeFull(this.#take(), this.#token) : await this.#write(this.#take());
      this.#written = this.#begun;
      this.#answer();
      for (const message of messages) this.#instance.receive(message);
    }
  }

  async #write(effects: Effects): Promise<readonly BufferedMessage[]> {
    const result = await this.#lane.run(() => project(this.#batchOf(effects)));
    if ('conflict' in result) return await this.#writeFull(effects, result.conflict.current);
    this.#token = result.token;
    return result.messages ?? [];
  }

  /** `current` is the token that the read model has now; what was written on top of it meanwhile is a conflict again. */
  async #writeFull(effects: Effects, current: string | null): Promise<readonly BufferedMessage[]> {
    const fullFrom = this.#begun;
    for (let after = current; ;) {
      this.#isFullWanted = false;
      // The open rows are those of now, so whatever has happened meanwhile belongs into the same batch.
      if (this.#pending !== undefined) effects.append(this.#take());
      const result = await synchronise(this.#fullBatchOf(effects, after, fullFrom));
      if ('token' in result) {
        this.#token = result.token;
        return result.messages ?? [];
      }
      after = result.conflict.current;
    }
  }

  #take(): Effects {
    const effects = this.#pending ?? new Effects();
    this.#pending = undefined;
    this.#begun += 1;
    return effects;
  }

  #batchOf(effects: Effects): ProjectionBatch {
    const { id, row, status, endReason, variables } = this.#instance;
    return {
      instanceId: id,
      batch: this.#begun,
      after: this.#token,
      at: effects.at,
      ...(this.#token === null ? { instance: row } : {}),
      ...(status === 'active' ? {} : { status }),
      ...(endReason === undefined ? {} : { endReason }),
      ...(effects.variablesChanged ? { variables } : {}),
      ...effects.toRows(),
    };
  }

  #fullBatchOf(effects: Effects, after: string | null, fullFrom: number): ProjectionBatch {
    const open = this.#instance.openRows();
    const tasks = new Map([...effects.tasksOpened.values(), ...open.tasksOpened].map((task) => [task.key, task]));
    return {
      ...this.#batchOf(effects),
      ...open,
      after,
      fullFrom,
      at: effects.at === 0 ? Date.now() : effects.at,
      instance: this.#instance.row,
      status: this.#instance.status,
      variables: this.#instance.variables,
      tasksOpened: [...tasks.values()],
    };
  }

  #answer(): void {
    const written = this.#waiting.filter(({ batch }) => batch <= this.#written);
    this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter(({ batch }) => batch > this.#written));
    for (const { resolve } of written) resolve();
  }
}
