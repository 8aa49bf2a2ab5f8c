import type { Random } from '../../support/random.ts';
import { generateCondition, type Place } from './place.ts';
import type { CatchEvent, ThrowEvent } from './random-model.ts';

const ERRORS = ['E1', 'E2'];
const ESCALATIONS = ['A', 'B'];
const SIGNALS = ['s1', 's2'];

/** Codes that happen outside: thrown by tasks and jobs. */
export const codes = { errors: ERRORS, escalations: ESCALATIONS } as const;

export type CatchPosition = 'catch' | 'boundary' | 'handler';

export function generateCatch(place: Place, position: CatchPosition): CatchEvent {
  const { random, features } = place;
  const isCatch = position === 'catch';
  const conditional = { catch: 'conditionalCatch', boundary: 'conditionalBoundary', handler: 'conditionalHandler' } as const;
  const kind = random.weighted([
    [4, 'message'],
    [3, 'timer'],
    [3, 'signal'],
    [isCatch ? 0 : 4, 'error'],
    [isCatch ? 0 : 3, 'escalation'],
    [features.has(conditional[position]) ? 2 : 0, 'conditional'],
  ]);
  switch (kind) {
    case 'message':
      return { kind };
    case 'timer': {
      const minutes = random.pick([5, 10, 20, 30]);
      return isCatch || random.chance(0.6) ? { kind, minutes } : { kind, minutes, repeats: random.integer(1, 3) };
    }
    case 'signal':
      return { kind, name: random.pick(SIGNALS) };
    case 'error':
    case 'escalation':
      return random.chance(0.3) ? { kind } : { kind, code: random.pick(kind === 'error' ? ERRORS : ESCALATIONS) };
    case 'conditional':
      return { kind, condition: generateCondition(place) };
  }
}

export function generateThrow({ random, features, compensation, compensable }: Place): ThrowEvent {
  const kind = random.weighted([
    [3, 'none'],
    [1, 'message'],
    [4, 'signal'],
    [features.has('escalationThrow') ? 4 : 0, 'escalation'],
    [compensable.length > 0 ? 24 * compensation : 0, 'compensation'],
  ]);
  switch (kind) {
    case 'none':
    case 'message':
      return { kind };
    case 'signal':
      return { kind, name: random.pick(SIGNALS) };
    case 'escalation':
      return { kind, code: random.pick(ESCALATIONS) };
    case 'compensation':
      return generateCompensation(random, compensable);
  }
}

function generateCompensation(random: Random, compensable: readonly number[]): ThrowEvent {
  const activity = random.chance(0.4) ? { activity: random.pick(compensable) } : {};
  return { kind: 'compensation', ...activity, ...(random.chance(0.2) ? { goesOnAtOnce: true } : {}) };
}

export function generateEnd({ random, features, inTransaction, compensation, compensable }: Place): ThrowEvent {
  const kind = random.weighted([
    [2, 'none'],
    [1, 'terminate'],
    [4, 'error'],
    [1, 'message'],
    [features.has('escalationEnd') ? 2 : 0, 'escalation'],
    [features.has('signalEnd') ? 2 : 0, 'signal'],
    [inTransaction ? 9 : 0, 'cancel'],
    [compensable.length > 0 ? 6 * compensation : 0, 'compensation'],
  ]);
  switch (kind) {
    case 'error':
      return { kind, code: random.pick(ERRORS) };
    case 'escalation':
      return { kind, code: random.pick(ESCALATIONS) };
    case 'signal':
      return { kind, name: random.pick(SIGNALS) };
    case 'compensation':
      return generateCompensation(random, compensable);
    default:
      return { kind };
  }
}
