import type { JsonObject } from '../../../contract/json.ts';

/** A message on its way: it goes to one subscription, or waits for one. */
export interface Message {
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
}

/** An open message subscription of one instance. */
export interface Subscription {
  readonly instanceId: string;
  readonly key: string;
  readonly messageName: string;
  readonly correlationKey: string;
}

/** Messages that nobody waited for when they were published, oldest first. */
export class MessageBuffer {
  readonly #waiting: Message[] = [];

  keep(message: Message): void {
    this.#waiting.push(message);
  }

  /** Takes out the oldest message for a subscription. */
  take(subscription: Subscription): Message | undefined {
    const index = this.#waiting.findIndex((message) => correlates(message, subscription));
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }
}

export function correlates(message: Message, subscription: Subscription): boolean {
  return message.name === subscription.messageName && message.correlationKey === subscription.correlationKey;
}
