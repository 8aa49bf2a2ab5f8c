import type { ElementInstance } from '../../../engine/state.ts';
import { live } from './live-elements.ts';
import type { Observation, ObservedInstance } from './observation.ts';

/**
 * What must hold of every instance at rest, whatever its scenario expects: tokens stand only where something is
 * waited for, an ended instance leaves nothing open, and the world has been told exactly what the state waits for.
 */
export function invariantViolations({ instances }: Observation): readonly string[] {
  return instances.flatMap((instance) =>
    [...instance.faults, ...restlessTokens(instance), ...leftOvers(instance), ...untoldWaits(instance)].map(
      (violation) => `${instance.id}: ${violation}`,
    ),
  );
}

function restlessTokens(instance: ObservedInstance): readonly string[] {
  if (instance.state.status !== 'active' || instance.state.pendingSteps.length > 0) return [];
  return live(instance)
    .filter((element) => !mayRest(instance, element))
    .map((element) => `a token stands at ${element.elementId} (${element.status}), which waits for nothing`);
}

function mayRest({ state, definition }: ObservedInstance, element: ElementInstance): boolean {
  if (Object.values(state.incidents).some((incident) => incident.elementInstance === element.key)) return true;
  if (element.listeners !== undefined) return element.waits.some((key) => state.waits[key]?.kind === 'job');
  if (element.status !== 'active') return false;
  if (element.children > 0) return true;
  const tokensAtJoins = Object.values(element.joins ?? {}).some((counts) => Object.values(counts).some((count) => count > 0));
  const type = definition.elements[element.elementId]?.type;
  // An ad-hoc sub-process waits for somebody to choose what is done next.
  if (type === 'adHocSubProcess' && element.role === 'element') return true;
  const isGateway = type === 'eventBasedGateway';
  // A throw event waits while what it compensates is being undone.
  if (Object.values(state.elements).some(({ compensation }) => compensation?.thrower === element.key)) return true;
  return tokensAtJoins || element.waits.some((key) => isGateway || state.waits[key]?.elementId === element.elementId);
}

function leftOvers({ state }: ObservedInstance): readonly string[] {
  if (state.status === 'active') return [];
  return [
    ...Object.values(state.elements).map((element) => `${element.elementId} is still live in an ended instance`),
    ...Object.values(state.waits).map((wait) => `the ${wait.kind} of ${wait.elementId} is still open in an ended instance`),
    ...Object.values(state.incidents).map((incident) => `the incident of ${incident.elementId} is still open in an ended instance`),
  ];
}

function untoldWaits({ state, openWork }: ObservedInstance): readonly string[] {
  return [
    ...Object.values(state.waits)
      // A condition is waited for inside the engine: the world knows nothing of it.
      .filter((wait) => wait.kind !== 'condition' && !openWork.has(wait.key))
      .map((wait) => `the ${wait.kind} of ${wait.elementId} waits, but no command opened it`),
    ...[...openWork]
      .filter((key) => state.waits[key] === undefined)
      .map((key) => `a command opened ${key} and none closed it, but the state doesn't wait for it`),
  ];
}
