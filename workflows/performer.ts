import { ActivityFailure, log, sleep, type CancellationScope } from '@temporalio/workflow';
import { instanceSignals } from '../contract/process-instance.ts';
import type { Command, JobDescription, Wait } from '../engine/index.ts';
import { broadcastSignal, publishMessage } from './activities.ts';
import { Children } from './children.ts';
import type { PerformingInstance } from './performing-instance.ts';
import { signalUnlessClosed } from './external-instances.ts';
import { runJob } from './jobs.ts';
import { Waiting } from './waiting.ts';

/** Does what the engine commands. What only concerns the read model (tasks, subscriptions) is the projector's. */
export class Performer {
  readonly #instance: PerformingInstance;
  readonly #scope: CancellationScope;
  readonly #timers: Waiting;
  readonly #jobs: Waiting;
  readonly #children: Children;
  /** Calls outside that have to be over before the instance may end or continue as new. */
  #outgoing = 0;

  constructor(instance: PerformingInstance, scope: CancellationScope, children: ReadonlyMap<string, string>) {
    const fail = (error: unknown) => {
      instance.fail(error);
    };
    this.#instance = instance;
    this.#scope = scope;
    this.#timers = new Waiting(scope, fail);
    this.#jobs = new Waiting(scope, fail);
    this.#children = new Children(instance, scope, children);
  }

  get isIdle(): boolean {
    return this.#outgoing === 0 && this.#children.isIdle;
  }

  /** Keys of jobs that a handler is working on. */
  get jobsUnderWay(): readonly string[] {
    return this.#jobs.keys;
  }

  get children(): Children {
    return this.#children;
  }

  perform(commands: readonly Command[]): void {
    for (const command of commands) this.#perform(command);
  }

  /** After continuing as new: timers are set again, and jobs that were under way are offered again. */
  resume(waits: readonly Wait[], jobs: readonly JobDescription[]): void {
    for (const wait of waits) {
      if (wait.kind === 'timer') this.#startTimer(wait);
    }
    for (const job of jobs) this.#startJob(job);
  }

  /** Runs a call to the outside after everything that has happened until now is in the read model. */
  afterProjection(call: () => Promise<unknown>): void {
    const batch = this.#instance.projector.latestBatch;
    this.#outgoing += 1;
    void this.#scope
      .run(async () => {
        await this.#instance.projector.whenWritten(batch);
        await call();
      })
      .then(
        () => {
          this.#outgoing -= 1;
        },
        (error: unknown) => {
          this.#outgoing -= 1;
          // A message that nobody could ever take in is left out; the activity's failure in the history says why.
          if (error instanceof ActivityFailure) log.error('A message or signal could not be sent', { retryState: error.retryState });
          else this.#instance.fail(error);
        },
      );
  }

  #perform(command: Command): void {
    const { id, input } = this.#instance;
    switch (command.type) {
      case 'startTimer':
        return this.#startTimer(command);
      case 'cancelTimer':
        return this.#timers.cancel(command.key);
      case 'createJob':
        return this.#startJob(command.job);
      case 'cancelJob':
        return this.#jobs.cancel(command.key);
      case 'startChild':
        return this.#children.start(command);
      case 'cancelChild':
        return this.#children.cancel(command.key);
      case 'publishMessage': {
        const { key, messageName: name, correlationKey, variables } = command;
        return this.afterProjection(() =>
          publishMessage({ id: `${id}#${key}`, name, correlationKey, variables, organisation: input.organisation }),
        );
      }
      case 'broadcastSignal': {
        const { key, signalName: name, variables } = command;
        return this.afterProjection(() => broadcastSignal({ id: `${id}#${key}`, name, variables, organisation: input.organisation }));
      }
      case 'escalateToParent': {
        const { parent } = input;
        if (parent === undefined) return;
        const { code, variables } = command;
        return this.afterProjection(() =>
          signalUnlessClosed(parent.instanceId, instanceSignals.childEscalation, { key: parent.waitKey, code, variables }),
        );
      }
      case 'createUserTask':
      case 'closeUserTask':
      case 'openMessageSubscription':
      case 'closeMessageSubscription':
      case 'openSignalSubscription':
      case 'closeSignalSubscription':
      case 'migrateUserTask':
      case 'migrateWait':
      case 'raiseIncident':
      case 'removeIncident':
      case 'endInstance':
        return;
    }
  }

  #startTimer({ key, elementId, dueAt }: { readonly key: string; readonly elementId: string; readonly dueAt: number }): void {
    this.#timers.start(
      key,
      () => sleep(Math.max(1, dueAt - Date.now()), { summary: elementId }),
      () => {
        this.#instance.happen({ type: 'timerFired', key });
      },
    );
  }

  #startJob(job: JobDescription): void {
    this.#jobs.start(
      job.key,
      () => runJob(this.#instance, job),
      (trigger) => {
        this.#instance.happen(trigger);
      },
    );
  }
}
