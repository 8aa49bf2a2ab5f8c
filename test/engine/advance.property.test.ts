import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, check, createState, LiveInstance, type InstanceState, type ProcessDefinition, type Trigger } from '../../engine/index.ts';
import { OpenWork } from '../../scripts/scenarios/pure/open-work.ts';
import { invariantViolations } from '../../scripts/scenarios/run/invariants.ts';
import { compiledDiagram } from './compiled-diagram.ts';
import { moves, toTrigger, type Move } from './random-triggers.ts';

const START = Date.parse('2026-03-02T09:00:00+08:00');
/** A loop without a wait must not take a test's time. */
const LIMITS = { steps: 2_000 };

const diagrams = await Promise.all([
  compiledDiagram('boundary-events/several'),
  compiledDiagram('boundary-events/message-multi-instance-non-interrupting'),
  compiledDiagram('call-activity/parent-boundary', 'call-activity/child'),
  compiledDiagram('compensation/event-sub-process'),
  compiledDiagram('compensation/from-event-sub-process'),
  compiledDiagram('compensation/handler-throws'),
  compiledDiagram('compensation/inside'),
  compiledDiagram('compensation/interrupted-undoing-inside'),
  compiledDiagram('compensation/multi-instance'),
  compiledDiagram('complex-gateway/each'),
  compiledDiagram('complex-gateway/loop'),
  compiledDiagram('conditional-events/boundary-non-interrupting'),
  compiledDiagram('conditional-events/event-sub-process-interrupting'),
  compiledDiagram('data/multi-instance'),
  compiledDiagram('data/property'),
  compiledDiagram('errors/nearest'),
  compiledDiagram('errors/inner-event-sub-process'),
  compiledDiagram('escalations/levels'),
  compiledDiagram('event-based-gateway/condition'),
  compiledDiagram('event-based-gateway/race'),
  compiledDiagram('event-sub-process/in-sub-process'),
  compiledDiagram('hard-cases/18-event-sub-process-starts-once'),
  compiledDiagram('incidents/output-fault'),
  compiledDiagram('listeners/multi-instance'),
  compiledDiagram('listeners/process'),
  compiledDiagram('listeners/sub-process'),
  compiledDiagram('listeners/user-task'),
  compiledDiagram('inclusive-gateway/in-sub-process'),
  compiledDiagram('inclusive-gateway/loop-without-wait'),
  compiledDiagram('inclusive-gateway/nested'),
  compiledDiagram('link-events/back'),
  compiledDiagram('multi-instance/nested'),
  compiledDiagram('multi-instance/parallel'),
  compiledDiagram('multiple-events/all-boundary-non-interrupting'),
  compiledDiagram('multiple-events/errors'),
  compiledDiagram('multiple-events/timer-and-signal'),
  compiledDiagram('operations/nested'),
  compiledDiagram('operations/work'),
  compiledDiagram('parallel-gateway/join-in-sub-process'),
  compiledDiagram('parallel-gateway/loop-join'),
  compiledDiagram('sequence-flows/conditional'),
  compiledDiagram('token-quantities/two-ways'),
  compiledDiagram('multi-instance/behavior-complex'),
  compiledDiagram('standard-loop/boundary'),
  compiledDiagram('standard-loop/compensated'),
  compiledDiagram('standard-loop/ends'),
  compiledDiagram('transaction/multi'),
  compiledDiagram('transaction/nested'),
  compiledDiagram('transaction/while-undoing'),
]);

const START_VARIABLES = {
  orderId: '1',
  caseId: '7',
  people: ['a', 'b'],
  groups: [[1, 2], [3]],
  items: [1, 2],
  a: true,
  b: true,
  c: true,
  n: 0,
};

/** Walks an instance through the moves; `visit` sees each trigger with the state before and the result. */
function walk(
  definition: ProcessDefinition,
  path: readonly Move[],
  visit: (state: InstanceState, trigger: Trigger) => InstanceState,
): void {
  let at = START;
  let state = visit(createState(), { type: 'start', at, variables: START_VARIABLES });
  for (const move of path) {
    at += move.after;
    state = visit(state, toTrigger(move, definition, state, at));
  }
}

describe.each(diagrams.map((definition) => [definition.processId, definition] as const))('whatever happens to %s', (_id, definition) => {
  it('the engine never throws, keeps the state JSON, and the state it was given', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(definition, path, (state, trigger) => {
          const before = JSON.stringify(state);
          const { state: after } = advance(definition, state, trigger, LIMITS);

          expect(JSON.stringify(state)).toBe(before);
          expect(JSON.parse(JSON.stringify(after))).toEqual(after);
          return after;
        });
      }),
      { numRuns: 40 },
    );
  });

  it('a trigger that does not fit is rejected and changes nothing, as check said before', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(definition, path, (state, trigger) => {
          const expected = check(definition, state, trigger);
          const { state: after, commands, log, rejected } = advance(definition, state, trigger, LIMITS);

          expect(rejected).toEqual(expected);
          if (expected !== undefined) expect({ after, commands, log }).toEqual({ after: state, commands: [], log: [] });
          return after;
        });
      }),
      { numRuns: 25 },
    );
  });

  it('an instance kept in memory gives the same, and the states that it handed out stay as they were', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (path, looks) => {
        const live = new LiveInstance(definition, createState());
        const handedOut: { readonly state: InstanceState; readonly text: string }[] = [];
        walk(definition, path, (state, trigger) => {
          const { state: after, ...expected } = advance(definition, state, trigger, LIMITS);

          expect(live.apply(trigger, LIMITS)).toEqual(expected);
          if (looks) {
            handedOut.push({ state: live.state, text: JSON.stringify(live.state) });
          }
          return after;
        });
        for (const { state, text } of handedOut) {
          expect(JSON.stringify(state)).toBe(text);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('the same gives the same, from a state that went through JSON as well', () => {
    fc.assert(
      fc.property(moves, (path) => {
        walk(definition, path, (state, trigger) => {
          const copy: typeof state = structuredClone(state);
          const result = advance(definition, state, trigger, LIMITS);

          expect(advance(definition, copy, trigger, LIMITS)).toEqual(result);
          return result.state;
        });
      }),
      { numRuns: 25 },
    );
  });

  it('tokens stand only where something is waited for, and the world knows exactly what', () => {
    fc.assert(
      fc.property(moves, (path) => {
        const work = new OpenWork();
        walk(definition, path, (before, trigger) => {
          const { state, commands } = advance(definition, before, trigger, LIMITS);
          for (const command of commands) work.follow('it', command);
          const instance = {
            id: 'it',
            processId: definition.processId,
            definition,
            state,
            variables: {},
            openWork: work.keysOf('it'),
            faults: [],
          };

          expect(invariantViolations({ instances: [instance], log: [] })).toEqual([]);
          return state;
        });
      }),
      { numRuns: 40 },
    );
  });

  it('keys are never given out twice', () => {
    fc.assert(
      fc.property(moves, (path) => {
        const seen = new Set<string>();
        walk(definition, path, (before, trigger) => {
          const { state, log } = advance(definition, before, trigger, LIMITS);
          const activated = log.flatMap((entry) => (entry.type === 'element' && entry.event === 'activated' ? [entry.key] : []));

          expect(state.nextKey).toBeGreaterThanOrEqual(before.nextKey);
          for (const key of activated) {
            // A call that is retried becomes active once more.
            if (!['resolveIncident', 'resolveIncidents', 'resume'].includes(trigger.type)) expect(seen.has(key)).toBe(false);
            seen.add(key);
          }
          return state;
        });
      }),
      { numRuns: 25 },
    );
  });

  it('cancelling always ends everything', () => {
    fc.assert(
      fc.property(moves, (path) => {
        let last = createState();
        walk(definition, path, (state, trigger) => (last = advance(definition, state, trigger, LIMITS).state));
        const { state } = advance(definition, last, { type: 'cancel', at: START }, LIMITS);

        expect(state.status).not.toBe('active');
        expect({ ...state.elements, ...state.waits, ...state.incidents }).toEqual({});
      }),
      { numRuns: 25 },
    );
  });
});
