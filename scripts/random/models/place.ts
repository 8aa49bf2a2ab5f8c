import type { Random } from '../../support/random.ts';
import type { Features } from './features.ts';

/** Where in a model something is generated, and what may be there. */
export interface Place {
  readonly random: Random;
  readonly features: Features;
  /** The next number for a block. */
  readonly ids: { next: number };
  /** Blocks that the process may still have. */
  readonly budget: { left: number };
  readonly depth: number;
  /** The process that call activities here call. */
  readonly called: number | undefined;
  readonly inTransaction: boolean;
  /** Directly in an ad-hoc sub-process, which has no end events. */
  readonly inAdHoc: boolean;
  /** How much of the model is compensation, from 0 to 1: rare things meet only where they aren't. */
  readonly compensation: number;
  /** Activities whose compensation may be thrown by name here, as they are made. */
  readonly compensable: number[];
}

export const DEEPEST = 5;

export function inside(place: Place): Place {
  return { ...place, depth: place.depth + 1 };
}

export function generateCondition({ random }: Place): string {
  return random.pick(['=x = 1', '=x < 2', '=y = 0', '=y > 0', '=x = y', '=b', '=not(b)']);
}

/** When a complex gateway fires: what has come, the data, or both decide. */
export function generateActivation({ random }: Place): string {
  return random.weighted([
    [3, '=activationCount >= 1'],
    [6, '=activationCount >= 2'],
    [1, '=activationCount >= 2 and waitingForStart'],
    [1, '=activationCount >= 2 and x < 2'],
    [2, '=x = 1 or activationCount >= 2'],
    [2, '=sum(for entry in get entries(activationCounts) return entry.value) >= 2'],
  ]);
}

/** A condition behind a complex gateway that was activated: it can tell the phases apart, or what came in them. */
export function generatePhaseCondition(place: Place): string {
  const condition = place.random.weighted<string | undefined>([
    [2, '=waitingForStart'],
    [2, '=not(waitingForStart)'],
    [1, '=activationCount >= 2'],
    [3, undefined],
  ]);
  return condition ?? generateCondition(place);
}
