import { own } from '../../contract/own.ts';
import { isActivity, type ElementDefinition } from '../definition/element-definition.ts';
import type { ProcessDefinition } from '../definition/process-definition.ts';
import { ModificationRefusal } from './modification-plan.ts';

/** Ids of the flow scopes around an element that a token can be put before, from the process inwards. */
export function scopesAround(definition: ProcessDefinition, elementId: string): readonly string[] {
  const element = own(definition.elements, elementId);
  if (!element) {
    throw new ModificationRefusal(`流程图中没有元素“${elementId}”`);
  }
  const refusal = refusalOf(element);
  if (refusal !== undefined) {
    throw new ModificationRefusal(`不能从“${element.name ?? elementId}”开始：${refusal}`);
  }
  const around: string[] = [];
  for (let id: string | undefined = element.scope; id !== undefined; id = definition.scopes[id]?.parent) {
    around.unshift(id);
  }
  return around;
}

/** What begins because of something else can't begin by itself. */
function refusalOf(element: ElementDefinition): string | undefined {
  if (isActivity(element) && element.forCompensation) {
    return '补偿活动由补偿触发';
  }
  switch (element.type) {
    case 'startEvent':
      return '开始事件随它的流程或子流程启动，请指定它后面的元素';
    case 'boundaryEvent':
      return '边界事件由它所在的活动触发，请指定它后面的元素';
    case 'subProcess':
      return element.triggeredByEvent ? '事件子流程由它的开始事件触发，请指定其中的元素' : undefined;
    default:
      return undefined;
  }
}
