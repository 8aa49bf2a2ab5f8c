import type { Command, InstanceState } from '../../../engine/index.ts';
import type { Candidate } from './candidate.ts';

/** What is different between the two when both are at rest; empty when nothing is. */
export function differencesAtRest({ state, names }: Candidate, engine: InstanceState, commands: readonly Command[]): readonly string[] {
  const name = (key: string): string => names[key] ?? `unknown ${key}`;
  const elements = Object.values(engine.elements);
  const instances = Object.values(state.instances);
  return [
    ...difference('status', [state.status === 'running' ? 'active' : state.status], [engine.status]),
    ...difference(
      'live',
      instances.map(({ id, elementId }) => `${elementId} ${id}`),
      elements.map(({ key, elementId }) => `${elementId} ${name(key)}`),
    ),
    ...difference(
      'waits',
      instances.flatMap(({ id, listening }) => listening.map(({ event }) => `${event} of ${id}`)),
      Object.values(engine.waits).map(({ owner, elementId }) => `${elementId} of ${name(owner)}`),
    ),
    ...difference(
      'tokens at joins',
      state.tokens.map(({ flow, scope }) => `${flow} in ${scope}`),
      elements.flatMap(({ key, joins }) => tokensAt(joins).map((flow) => `${flow} in ${name(key)}`)),
    ),
    ...difference(
      'gateways waiting for reset',
      state.resetting.map(({ gateway, scope, flows }) => `${gateway} in ${scope} after ${flows.toSorted().join(' ')}`),
      elements.flatMap(({ key, awaitingReset }) =>
        Object.entries(awaitingReset ?? {}).map(([id, flows]) => `${id} in ${name(key)} after ${flows.toSorted().join(' ')}`),
      ),
    ),
    ...difference(
      'ad-hoc sub-processes',
      instances.flatMap(({ id, adHoc }) => (adHoc ? [`${id}: ${progress(adHoc.left, adHoc.hasProgressed, adHoc.isClosing)}`] : [])),
      elements.flatMap(({ key, adHoc }) =>
        adHoc ? [`${name(key)}: ${progress(adHoc.queue, adHoc.progressed === true, adHoc.closing === true)}`] : [],
      ),
    ),
    ...difference(
      'incidents',
      instances.flatMap(({ id, incidents }) => incidents.map((kind) => `${kind} of ${id}`)),
      Object.values(engine.incidents).map(({ elementInstance, kind }) => `${kind} of ${name(elementInstance)}`),
    ),
    ...difference(
      'variables',
      instances.map(({ id, variables }) => `${id}: ${sorted(variables)}`),
      elements.map(({ key, variables }) => `${name(key)}: ${sorted(variables)}`),
    ),
    ...difference('sent', state.sent, commands.flatMap(sentBy)),
  ];
}

function difference(what: string, wanted: readonly string[], got: readonly string[]): readonly string[] {
  const expected = wanted.toSorted().join(', ');
  const actual = got.toSorted().join(', ');
  return expected === actual ? [] : [`${what}: the reference has [${expected}], the engine [${actual}]`];
}

function progress(left: readonly string[], hasProgressed: boolean, isClosing: boolean): string {
  return `[${left.join(' ')}] left${hasProgressed ? ', progressed' : ''}${isClosing ? ', closing' : ''}`;
}

function tokensAt(joins: InstanceState['elements'][string]['joins']): readonly string[] {
  return Object.values(joins ?? {}).flatMap((counts) =>
    Object.entries(counts).flatMap(([flow, count]) => Array.from({ length: count }, () => flow)),
  );
}

function sorted(variables: object): string {
  return JSON.stringify(Object.entries(variables).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** What a command tells other instances, in the reference's words. */
function sentBy(command: Command): readonly string[] {
  switch (command.type) {
    case 'publishMessage':
      return [`message ${command.messageName}`];
    case 'broadcastSignal':
      return [`signal ${command.signalName}`];
    case 'escalateToParent':
      return [`escalation ${command.code}`];
    case 'endInstance':
      return command.outcome.kind === 'error' ? [`error ${command.outcome.code}`] : [];
    default:
      return [];
  }
}
