import type { ElementType } from '../../../engine/definition/element-definition.ts';
import type { ElementInstance } from '../../../engine/state.ts';
import type { ObservedInstance } from './observation.ts';

/** Elements that a token rests at by their nature: tasks, catch events, event-based gateways and call activities. */
const RESTING: ReadonlySet<ElementType> = new Set<ElementType>([
  'task',
  'manualTask',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'callActivity',
  'intermediateCatchEvent',
  'eventBasedGateway',
]);

/**
 * Element instances of one process instance that wait for something outside: one entry for each inner instance of a
 * multi-instance activity, none for its body or for scopes. A task whose incident is open counts: the token is there.
 * Throwing events count while a job carries them out.
 */
export function waitingElements(instance: ObservedInstance): readonly string[] {
  return live(instance)
    .filter((element) => element.role === 'element' && rests(instance, element))
    .map((element) => element.elementId);
}

/** Element ids of open user tasks. */
export function openUserTasks(instance: ObservedInstance): readonly string[] {
  return Object.values(instance.state.waits)
    .filter((wait) => wait.kind === 'userTask')
    .map((wait) => wait.elementId);
}

/** Live element instances in order of their creation. */
export function live(instance: ObservedInstance): readonly ElementInstance[] {
  return Object.values(instance.state.elements).toSorted((one, other) => Number(one.key) - Number(other.key));
}

function rests(instance: ObservedInstance, element: ElementInstance): boolean {
  const type = instance.definition.elements[element.elementId]?.type;
  if (type === undefined) return false;
  return RESTING.has(type) || element.waits.some((key) => instance.state.waits[key]?.elementId === element.elementId);
}
