import type { JsonObject } from '../contract/json.ts';
import type {
  ClosedTask,
  IncidentRow,
  JobRow,
  LiveElement,
  ProjectionBatch,
  SubscriptionRow,
  TaskRow,
  TimerRow,
} from '../contract/projection.ts';
import type { Command, LogEntry } from '../engine/index.ts';
import { RowChanges } from './row-changes.ts';

/**
 * What the activations since the last projection change in the read model. Several activations gather here while a
 * batch is being written (group commit), so an instance with a hundred busy users writes a few batches, not a hundred.
 */
export class Effects {
  /** Time of the last activation in it, epoch milliseconds. */
  at = 0;
  readonly elements = new RowChanges<LiveElement>();
  readonly timers = new RowChanges<TimerRow>();
  readonly subscriptions = new RowChanges<SubscriptionRow>();
  readonly jobs = new RowChanges<JobRow>();
  readonly incidents = new RowChanges<IncidentRow>();
  readonly tasksOpened = new Map<string, TaskRow>();
  readonly tasksClosed = new Map<string, ClosedTask>();
  readonly messagesDelivered: string[] = [];
  readonly history: JsonObject[] = [];
  /** The root scope's variables have changed. */
  variablesChanged = false;

  /** Adds one activation. `rootKey` is the process instance's own element instance. */
  add(at: number, commands: readonly Command[], log: readonly LogEntry[], rootKey: string): void {
    this.at = at;
    for (const command of commands) this.#addCommand(command, at);
    for (const entry of log) this.#addLogEntry(entry, rootKey);
  }

  append(later: Effects): void {
    this.at = later.at;
    this.elements.append(later.elements);
    this.timers.append(later.timers);
    this.subscriptions.append(later.subscriptions);
    this.jobs.append(later.jobs);
    this.incidents.append(later.incidents);
    for (const task of later.tasksOpened.values()) this.tasksOpened.set(task.key, task);
    for (const [key, closed] of later.tasksClosed) this.#closeTask(key, closed);
    this.messagesDelivered.push(...later.messagesDelivered);
    this.history.push(...later.history);
    this.variablesChanged ||= later.variablesChanged;
  }

  /** The lists of a batch. */
  toRows(): EffectRows {
    return {
      entered: this.elements.opened,
      left: this.elements.closed,
      tasksOpened: [...this.tasksOpened.values()],
      tasksClosed: [...this.tasksClosed].map(([key, closed]) => ({ key, ...closed })),
      timersOpened: this.timers.opened,
      timersClosed: this.timers.closed,
      subscriptionsOpened: this.subscriptions.opened,
      subscriptionsClosed: this.subscriptions.closed,
      jobsOpened: this.jobs.opened,
      jobsClosed: this.jobs.closed,
      incidentsRaised: this.incidents.opened,
      incidentsRemoved: this.incidents.closed,
      messagesDelivered: this.messagesDelivered,
      history: this.history,
    };
  }

  #addCommand(command: Command, at: number): void {
    switch (command.type) {
      case 'createUserTask':
        this.tasksOpened.set(command.task.key, { ...command.task, createdAt: at });
        return;
      case 'closeUserTask':
        this.#closeTask(command.key, { outcome: command.outcome, ...(command.actor === undefined ? {} : { actor: command.actor }) });
        return;
      case 'createJob':
        this.jobs.open({ key: command.job.key, elementId: command.job.elementId, jobType: command.job.type });
        return;
      case 'cancelJob':
        this.jobs.close(command.key);
        return;
      case 'startTimer':
        this.timers.open({ key: command.key, elementId: command.elementId, dueAt: command.dueAt });
        return;
      case 'cancelTimer':
        this.timers.close(command.key);
        return;
      case 'openMessageSubscription':
      case 'openSignalSubscription':
        this.subscriptions.open(subscriptionRow(command));
        return;
      case 'closeMessageSubscription':
      case 'closeSignalSubscription':
        this.subscriptions.close(command.key);
        return;
      case 'raiseIncident': {
        const { wait: _wait, ...incident } = command.incident;
        this.incidents.open(incident);
        return;
      }
      case 'removeIncident':
        this.incidents.close(command.key);
        return;
      // A migration is followed by a full synchronisation.
      case 'migrateUserTask':
      case 'migrateWait':
      case 'publishMessage':
      case 'broadcastSignal':
      case 'startChild':
      case 'cancelChild':
      case 'escalateToParent':
      case 'endInstance':
        return;
    }
  }

  #closeTask(key: string, closed: ClosedTask): void {
    const opened = this.tasksOpened.get(key);
    if (opened === undefined) this.tasksClosed.set(key, closed);
    else this.tasksOpened.set(key, { ...opened, closed });
  }

  #addLogEntry(entry: LogEntry, rootKey: string): void {
    this.history.push({ ...entry });
    if (entry.type === 'variables' && entry.scope === rootKey) this.variablesChanged = true;
    if (entry.type !== 'element') return;
    if (entry.event === 'activated') {
      this.elements.open({ key: entry.key, elementId: entry.elementId, parent: entry.parent, role: entry.role });
    } else {
      this.elements.close(entry.key);
    }
  }
}

type EffectRows = Omit<
  ProjectionBatch,
  'instanceId' | 'batch' | 'after' | 'at' | 'instance' | 'fullFrom' | 'status' | 'endReason' | 'variables'
>;

export function subscriptionRow(
  command: Extract<Command, { type: 'openMessageSubscription' | 'openSignalSubscription' }>,
): SubscriptionRow {
  const { key, elementId } = command;
  if (command.type === 'openSignalSubscription') return { key, elementId, kind: 'signal', name: command.signalName };
  const { messageName, correlationKey, userAction } = command;
  return { key, elementId, kind: 'message', name: messageName, correlationKey, ...(userAction === undefined ? {} : { userAction }) };
}
