import fc from 'fast-check';
import type { JsonObject } from '../../contract/json.ts';
import type { InstanceState, ProcessDefinition, Trigger, TriggerBody } from '../../engine/index.ts';

/** A trigger still without its target: `pick` chooses among what the instance waits for when its turn comes. */
export interface Move {
  readonly type: TriggerBody['type'];
  readonly pick: number;
  readonly after: number;
  readonly variables: JsonObject;
  readonly code: string;
}

const value = fc.oneof(fc.integer({ min: -5, max: 20 }), fc.boolean(), fc.constant(null), fc.string({ maxLength: 5 }), fc.constant([1, 2]));

/** Names that the corpus uses, so that conditions and collections change. */
const names = [
  ...(['x', 'done', 'go', 'people', 'orderId', 'caseId', 'answer', 'item', 'stop'] as const),
  ...(['temperature', 'paid', 'limit'] as const),
];
const variables = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 3 });

/** Moves of every kind; most of them don't fit the state they meet. */
export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    type: fc.constantFrom<TriggerBody['type']>(
      ...(['completeUserTask', 'completeUserTask', 'completeJob', 'failJob', 'throwError', 'throwEscalation', 'timerFired'] as const),
      ...(['messageReceived', 'signalReceived', 'childCompleted', 'childError', 'childEscalation', 'childFailed'] as const),
      ...(['resolveIncident', 'resolveIncidents', 'setVariables', 'suspend', 'resume', 'cancel', 'start'] as const),
      ...(['modify', 'modify', 'migrate'] as const),
    ),
    pick: fc.nat({ max: 12 }),
    after: fc.nat({ max: 7_200_000 }),
    variables,
    code: fc.constantFrom('E-1', 'E-2', 'E', 'X', 'Y'),
  }),
  { maxLength: 25 },
);

/** The trigger that a move means now: for a wait or incident that is there, or one that never was. */
export function toTrigger({ type, pick, variables, code }: Move, definition: ProcessDefinition, state: InstanceState, at: number): Trigger {
  if (type === 'migrate') return { type, target: definition, mapping: {}, at };
  if (type === 'modify') return { ...modification(definition, state, pick), variables, at };
  const fitting = Object.values(state.waits).filter((wait) => KINDS[type]?.includes(wait.kind) ?? true);
  const keys = type === 'resolveIncident' ? Object.keys(state.incidents) : fitting.map((wait) => wait.key);
  const key = keys[pick] ?? keys[0] ?? 'nowhere';
  const signals = Object.values(state.waits).flatMap((wait) => (wait.kind === 'signal' ? [wait.signalName] : []));
  return { at, ...body(type, key, { variables, code, signalName: signals[pick] ?? 'alarm', retries: pick % 3 }) };
}

/** A token somewhere, and another one gone: often enough both fit. */
function modification({ elements }: ProcessDefinition, state: InstanceState, pick: number): TriggerBody & { type: 'modify' } {
  const ids = Object.keys(elements);
  const live = Object.values(state.elements).filter(({ parent }) => parent !== null);
  const [ended, scope] = [live[pick % (live.length + 1)], live[(pick * 7) % (live.length + 1)]];
  const elementId = ids[(pick * 5) % ids.length] ?? 'nowhere';
  return {
    type: 'modify',
    activate: pick % 4 === 0 ? [] : [{ elementId, ...(scope && pick % 2 === 0 ? { scope: scope.key } : {}) }],
    terminate: ended ? [ended.key] : [],
  };
}

const KINDS: Readonly<Partial<Record<TriggerBody['type'], readonly string[]>>> = {
  completeUserTask: ['userTask'],
  completeJob: ['job'],
  failJob: ['job'],
  throwError: ['job', 'userTask'],
  throwEscalation: ['job', 'userTask'],
  timerFired: ['timer'],
  messageReceived: ['message'],
  childCompleted: ['child'],
  childError: ['child'],
  childEscalation: ['child'],
  childFailed: ['child'],
};

interface Details {
  readonly variables: JsonObject;
  readonly code: string;
  readonly signalName: string;
  readonly retries: number;
}

function body(
  type: Exclude<TriggerBody['type'], 'modify' | 'migrate'>,
  key: string,
  { variables, code, signalName, retries }: Details,
): TriggerBody {
  switch (type) {
    case 'start':
    case 'setVariables':
      return { type, variables };
    case 'completeUserTask':
    case 'completeJob':
    case 'messageReceived':
    case 'childCompleted':
      return { type, key, variables };
    case 'activateAdHoc':
      return { type, key, elements: [], variables };
    case 'throwError':
    case 'throwEscalation':
    case 'childError':
    case 'childEscalation':
      return { type, key, code, variables };
    case 'failJob':
      return { type, key, message: 'down', retries };
    case 'childFailed':
      return { type, key, message: 'gone' };
    case 'timerFired':
    case 'resolveIncident':
      return { type, key };
    case 'signalReceived':
      return { type, signalName, variables };
    case 'suspend':
    case 'resume':
    case 'cancel':
    case 'resolveIncidents':
      return { type };
  }
}
