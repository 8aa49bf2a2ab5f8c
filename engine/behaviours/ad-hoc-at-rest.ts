import type { Activation } from '../activation.ts';
import { isEventSubProcess, type AdHocSubProcess } from '../definition/element-definition.ts';
import { perDefinition } from '../definition/per-definition.ts';
import type { ElementInstance } from '../state.ts';
import { adHocState, completeAdHoc } from './ad-hoc.ts';
import { enter, terminateChildren } from './scopes.ts';

/**
 * When everything else in an activation rests, joins included, what was started in an ad-hoc sub-process goes no further, though
 * tokens may wait at joins for what nobody has started. Then what is named next begins or, once the completion condition has
 * held, the sub-process is done: only "remaining inner Activities" are waited for (BPMN 2.0, 13.3.5). True when any went on.
 */
export function resumeAdHoc(activation: Activation): boolean {
  if (!holdsAdHoc(activation.definition)) {
    return false;
  }
  const instances = activation.instances().filter(({ adHoc, status, interrupted }) => adHoc && status === 'active' && !interrupted);
  return instances.filter((instance) => resume(activation, instance)).length > 0;
}

function resume(activation: Activation, instance: ElementInstance): boolean {
  const element = activation.elementOf(instance);
  if (element.type !== 'adHocSubProcess') {
    return false;
  }
  return adHocState(activation, instance.key).closing ? endClosing(activation, instance, element) : startNext(activation, instance);
}

function endClosing(activation: Activation, { key, children }: ElementInstance, element: AdHocSubProcess): boolean {
  if (children > 0) {
    return false;
  }
  terminateChildren(activation, key);
  completeAdHoc(activation, activation.instance(key), element);
  return true;
}

/** One at a time; an event sub-process isn't among the activities that take turns. */
function startNext(activation: Activation, { key }: ElementInstance): boolean {
  const { queue, ...state } = adHocState(activation, key);
  const [next, ...left] = queue;
  if (next === undefined || state.due || activation.childrenOf(key).some((inner) => !isEventSubProcess(activation.elementOf(inner)))) {
    return false;
  }
  activation.update(key, { adHoc: { ...state, queue: left } });
  enter(activation, next, key);
  return true;
}

const holdsAdHoc = perDefinition(({ elements }): boolean => Object.values(elements).some(({ type }) => type === 'adHocSubProcess'));
