import { isEventSubProcess } from './definition/element-definition.ts';
import type { ProcessDefinition } from './definition/process-definition.ts';
import type { InstanceState } from './state.ts';
import type { Trigger } from './trigger.ts';

/** Why activities of an ad-hoc sub-process can't be started now, in Chinese; undefined when they can. */
export function adHocRefusal(
  definition: ProcessDefinition,
  state: InstanceState,
  { key, elements }: Trigger & { readonly type: 'activateAdHoc' },
): string | undefined {
  const instance = state.elements[key];
  const element = instance && definition.elements[instance.elementId];
  if (element?.type !== 'adHocSubProcess' || instance?.role !== 'element') {
    return '指定的不是特设子流程';
  }
  const name = element.name ?? element.id;
  const startable = definition.scopes[element.id]?.implicitStarts ?? [];
  const unknown = elements.find((id) => !startable.includes(id));
  if (elements.length === 0 || unknown !== undefined) {
    return `“${unknown ?? ''}”不是特设子流程“${name}”中可以启动的活动；可以启动的有：${startable.join('、')}`;
  }
  if (instance.status !== 'active' || instance.interrupted || instance.adHoc?.closing) {
    return `特设子流程“${name}”正在结束，不能再启动活动`;
  }
  if (element.ordering === 'sequential' && (elements.length > 1 || isBusy(definition, state, key))) {
    return `特设子流程“${name}”一次只进行一个活动，请等正在进行的活动完成`;
  }
  return undefined;
}

/** Whether something that was chosen goes on; an event sub-process wasn't. */
function isBusy({ elements }: ProcessDefinition, state: InstanceState, key: string): boolean {
  return Object.values(state.elements).some(({ parent, elementId }) => {
    const element = elements[elementId];
    return parent === key && element !== undefined && !isEventSubProcess(element);
  });
}
