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
