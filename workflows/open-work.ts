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
      default:
        return;
    }
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

export type OpenRows = Pick<
  ProjectionBatch,
  'tasksOpened' | 'subscriptionsOpened' | 'timersOpened' | 'jobsOpened' | 'incidentsRaised' | 'entered'
>;

function byKey<Row extends { readonly key: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}
