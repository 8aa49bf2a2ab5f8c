import type { Command } from '../../../engine/command.ts';
import type { Subscription } from './message-buffer.ts';

/** A timer that an instance has started. */
export interface OpenTimer {
  readonly instanceId: string;
  readonly key: string;
  readonly dueAt: number;
}

/**
 * What instances have opened and not closed, kept from their commands alone, as the world outside has to:
 * at rest it must be the same as the waits in their states.
 */
export class OpenWork {
  readonly #keys = new Map<string, Set<string>>();
  #timers: OpenTimer[] = [];
  #subscriptions: Subscription[] = [];

  follow(instanceId: string, command: Command): void {
    switch (command.type) {
      case 'createUserTask':
        return this.#open(instanceId, command.task.key);
      case 'createJob':
        return this.#open(instanceId, command.job.key);
      case 'startTimer':
        this.#timers.push({ instanceId, key: command.key, dueAt: command.dueAt });
        return this.#open(instanceId, command.key);
      case 'openMessageSubscription': {
        const { key, messageName, correlationKey } = command;
        this.#subscriptions.push({ instanceId, key, messageName, correlationKey });
        return this.#open(instanceId, key);
      }
      case 'openSignalSubscription':
      case 'startChild':
        return this.#open(instanceId, command.key);
      case 'closeUserTask':
      case 'cancelJob':
      case 'cancelTimer':
      case 'closeMessageSubscription':
      case 'closeSignalSubscription':
      case 'cancelChild':
        return this.#close(instanceId, command.key);
      default:
        return;
    }
  }

  /** A timer that fires is over, whether or not the instance says so. */
  closeTimer(timer: OpenTimer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }

  /** The timer that is due first; among equals the one started first. */
  nextTimer(): OpenTimer | undefined {
    return this.#timers.reduce<OpenTimer | undefined>(
      (first, timer) => (first === undefined || timer.dueAt < first.dueAt ? timer : first),
      undefined,
    );
  }

  /** Open message subscriptions, oldest first. */
  subscriptions(): readonly Subscription[] {
    return this.#subscriptions;
  }

  keysOf(instanceId: string): ReadonlySet<string> {
    return this.#keys.get(instanceId) ?? new Set();
  }

  #open(instanceId: string, key: string): void {
    const keys = this.#keys.get(instanceId) ?? new Set();
    this.#keys.set(instanceId, keys.add(key));
  }

  #close(instanceId: string, key: string): void {
    this.#keys.get(instanceId)?.delete(key);
    this.#timers = this.#timers.filter((timer) => timer.instanceId !== instanceId || timer.key !== key);
    this.#subscriptions = this.#subscriptions.filter((subscription) => subscription.instanceId !== instanceId || subscription.key !== key);
  }
}
