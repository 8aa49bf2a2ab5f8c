import type { Command } from '../engine/index.ts';
import { resolveProcess } from './activities.ts';
import { hasPatch } from './patches.ts';
import type { PerformingInstance } from './performing-instance.ts';

type Called = Pick<Extract<Command, { type: 'startChild' }>, 'processId' | 'binding'>;

/**
 * Which version a call activity means (its definition's hash). Calls that are made at the same time, as those of a multi-instance, ask once
 * together: what is deployed between two of four hundred look-ups shall not split them.
 */
export class CalledVersions {
  readonly #instance: PerformingInstance;
  readonly #underWay = new Map<string, Promise<string | null>>();

  constructor(instance: PerformingInstance) {
    this.#instance = instance;
  }

  /** Null when nothing is deployed that fits. */
  async resolve(called: Called): Promise<string | null> {
    if (!hasPatch('calls-ask-together')) return await this.#lookUp(called);
    const name = JSON.stringify([called.processId, called.binding]);
    const underWay = this.#underWay.get(name);
    if (underWay !== undefined) return await underWay;
    const asked = this.#lookUp(called);
    this.#underWay.set(name, asked);
    try {
      return await asked;
    } finally {
      this.#underWay.delete(name);
    }
  }

  async #lookUp({ processId, binding }: Called): Promise<string | null> {
    return await this.#instance.lane.run(() =>
      // Histories from before bindings have one argument.
      binding === undefined ? resolveProcess(processId) : resolveProcess(processId, binding, this.#instance.input.definitionHash),
    );
  }
}
