import type { JsonObject } from '../../../contract/json.ts';

/** A message on its way: it goes to one subscription, or begins an instance, or waits for either. */
export interface Message {
  /** The same id twice is the same message. */
  readonly id?: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
  /** Epoch milliseconds from which on nobody gets it; absent: never. */
  readonly expiresAt?: number;
}

/** An open message subscription of one instance. */
export interface Subscription {
  readonly instanceId: string;
  readonly key: string;
  readonly messageName: string;
  readonly correlationKey: string;
}

/** Messages that nobody waited for when they were published, oldest first, and the ids of all that haven't expired. */
export class MessageBuffer {
  #waiting: Message[] = [];
  readonly #ids = new Map<string, number>();

  /** False for a message that was published before and is still known. */
  register({ id, expiresAt = Infinity }: Message, clock: number): boolean {
    if (id === undefined) return true;
    if ((this.#ids.get(id) ?? -Infinity) > clock) return false;
    this.#ids.set(id, expiresAt);
    return true;
  }

  keep(message: Message): void {
    this.#waiting.push(message);
  }

  /** Takes out the oldest message that fits and whose time isn't over. */
  take(fits: (message: Message) => boolean, clock: number): Message | undefined {
    this.#waiting = this.#waiting.filter(({ expiresAt = Infinity }) => expiresAt > clock);
    const index = this.#waiting.findIndex(fits);
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }
}

export function correlates(message: Message, subscription: Subscription): boolean {
  return message.name === subscription.messageName && message.correlationKey === subscription.correlationKey;
}
