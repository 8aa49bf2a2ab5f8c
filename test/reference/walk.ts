import type { JsonObject } from '../../contract/json.ts';
import { apply, enabled, happen, initialState, type Happening, type Model, type Move, type ReferenceState } from '../../reference/index.ts';

/** A walk through a model: happenings from outside, and after each whatever follows, the first enabled move first. */
export class Walk {
  readonly #model: Model;
  #state: ReferenceState;
  /** Elements in the order in which they completed. */
  readonly completed: string[] = [];

  constructor(model: Model, variables: JsonObject = {}) {
    this.#model = model;
    this.#state = this.#rest(happen(model, initialState(), { type: 'start', variables }));
  }

  get status(): ReferenceState['status'] {
    return this.#state.status;
  }

  /** Events and work that something listens for, sorted. */
  get waits(): readonly string[] {
    return Object.values(this.#state.instances)
      .flatMap(({ listening }) => listening.map(({ event }) => event))
      .toSorted();
  }

  get incidents(): readonly string[] {
    return Object.values(this.#state.instances).flatMap(({ incidents }) => incidents);
  }

  /** Completes the work of an element. */
  complete(elementId: string, variables: JsonObject = {}): this {
    return this.happen({ type: 'complete', instance: this.#listener(elementId), variables });
  }

  /** Chooses activities of the ad-hoc sub-process. */
  choose(adHoc: string, activities: readonly string[], variables: JsonObject = {}): this {
    const scope = Object.values(this.#state.instances).find(({ elementId }) => elementId === adHoc);
    if (!scope) throw new Error(`${adHoc} isn't there`);
    return this.happen({ type: 'choose', instance: scope.id, activities, variables });
  }

  /** Lets an event happen that something listens for. */
  occur(event: string): this {
    return this.happen({ type: 'occur', instance: this.#listener(event), event, variables: {} });
  }

  /** Lets the work of an element throw. */
  throwFrom(elementId: string, thrown: ThrownByWork): this {
    return this.happen({ type: 'throw', instance: this.#listener(elementId), thrown });
  }

  happen(happening: Happening): this {
    this.#state = this.#rest(happen(this.#model, this.#state, happening));
    return this;
  }

  #listener(event: string): string {
    const found = Object.values(this.#state.instances).find(({ listening }) => listening.some((entry) => entry.event === event));
    if (!found) throw new Error(`Nothing listens for ${event}`);
    return found.id;
  }

  #rest(state: ReferenceState): ReferenceState {
    for (let at = state; ;) {
      const move = firstOf(enabled(this.#model, at));
      if (move === undefined) return at;
      if (move.type === 'complete') this.completed.push(at.instances[move.instance]?.elementId ?? '');
      at = apply(this.#model, at, move);
    }
  }
}

type ThrownByWork = Extract<Happening, { type: 'throw' }>['thrown'];

function firstOf(moves: Iterable<Move>): Move | undefined {
  for (const move of moves) return move;
  return undefined;
}
