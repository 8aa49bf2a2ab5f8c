import type { ProjectionBatch, SubscriptionRow, TaskRow } from '../contract/projection.ts';
import type { Command, InstanceState, JobDescription } from '../engine/index.ts';
import { subscriptionRow } from './effects.ts';

/**
 * Descriptions of what is open. The engine's state holds keys only, as everything else was worked out when the wait
 * began; a full synchronisation and continuing as new need it again.
 */
export class OpenWork {
  readonly tasks: Map<string, TaskRow>;
  readonly subscriptions: Map<string, SubscriptionRow>;
  readonly jobs: Map<string, JobDescription>;

  constructor(carried: {
    readonly tasks: readonly TaskRow[];
    readonly subscriptions: readonly SubscriptionRow[];
    readonly jobs: readonly JobDescription[];
  }) {
    this.tasks = byKey(carried.tasks);
    this.subscriptions = byKey(carried.subscriptions);
    this.jobs = byKey(carried.jobs);
  }

  add(command: Command, at: number): void {
    switch (command.type) {
      case 'createUserTask':
        this.tasks.set(command.task.key, { ...command.task, createdAt: at });
        return;
      case 'closeUserTask':
        this.tasks.delete(command.key);
        return;
      case 'openMessageSubscription':
      case 'openSignalSubscription':
        this.subscriptions.set(command.key, subscriptionRow(command));
        return;
      case 'closeMessageSubscription':
      case 'closeSignalSubscription':
        this.subscriptions.delete(command.key);
        return;
      case 'createJob':
        this.jobs.set(command.job.key, command.job);
        return;
      case 'cancelJob':
        this.jobs.delete(command.key);
        return;
      case 'migrateUserTask':
        this.#migrateTask(command);
        return;
      case 'migrateWait':
        rename(this.subscriptions, command);
        rename(this.jobs, command);
        return;
      default:
        return;
    }
  }

  /** Who has it, and by when, stays; what it is called and its form are the other version's. */
  #migrateTask({ key, elementId, name, articles, formId }: Command & { readonly type: 'migrateUserTask' }): void {
    const task = this.tasks.get(key);
    if (task === undefined) return;
    const { formId: _formId, ...rest } = task;
    this.tasks.set(key, { ...rest, elementId, name, articles, ...(formId === undefined ? {} : { formId }) });
  }

  /** Every open row of the read model; timers, incidents and tokens come from the engine's state. */
  rows(state: InstanceState): OpenRows {
    return {
      tasksOpened: [...this.tasks.values()],
      subscriptionsOpened: [...this.subscriptions.values()],
      jobsOpened: [...this.jobs.values()].map(({ key, elementId, type }) => ({ key, elementId, jobType: type })),
      timersOpened: Object.values(state.waits).flatMap((wait) =>
        wait.kind === 'timer' ? [{ key: wait.key, elementId: wait.elementId, dueAt: wait.dueAt }] : [],
      ),
      incidentsRaised: Object.values(state.incidents).map(({ wait: _wait, ...incident }) => incident),
      entered: Object.values(state.elements)
        .filter(({ status }) => status !== 'activating')
        .map(({ key, elementId, parent, role }) => ({ key, elementId, parent, role })),
    };
  }
}

/** The same row at another element. */
function rename<Row extends { readonly elementId: string }>(
  rows: Map<string, Row>,
  { key, elementId }: { readonly key: string; readonly elementId: string },
): void {
  const row = rows.get(key);
  if (row !== undefined) rows.set(key, { ...row, elementId });
}

export type OpenRows = Pick<
  ProjectionBatch,
  'tasksOpened' | 'subscriptionsOpened' | 'timersOpened' | 'jobsOpened' | 'incidentsRaised' | 'entered'
>;

function byKey<Row extends { readonly key: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}
