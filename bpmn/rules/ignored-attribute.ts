import { dataAssociationsOf } from '../data/data-association.ts';
import { ownerGroups, potentialOwnersOf } from '../extensions/candidates.ts';
import { child, children, extension, labelOf, text, type ModdleElement } from '../reading/moddle-element.ts';
import type { Rule } from './rule.ts';

/** Parts of BPMN that only document here: whoever relied on them should know. */
export const ignoredAttribute: Rule = {
  name: 'ignored-attribute',
  severity: 'warning',
  *check({ source }) {
    for (const element of [source.element, ...source.nodes.map((node) => node.element)]) {
      const ignored = documentary.filter(({ present }) => present(element)).map(({ name }) => name);
      const id = text(element, 'id');
      if (ignored.length === 0 || id === undefined) continue;
      yield {
        element: id,
        message: `${labelOf(element)}的${ignored.join('、')}仅作说明，不会执行。`,
        remedy: '如需传递数据，请用输入、输出映射；如需指定办理人，请用任务分配；仅作说明则无须处理。',
      };
    }
  },
};

const documentary: readonly { readonly name: string; present: (element: ModdleElement) => boolean }[] = [
  { name: '与数据存储的关联', present: (element) => dataAssociationsOf(element).some(({ meaning }) => meaning === 'store') },
  {
    name: '数据关联（没有命名的数据输入、输出）',
    present: (element) => dataAssociationsOf(element).some(({ meaning }) => meaning === 'drawing'),
  },
  { name: '没有数据关联的数据输入、输出（ioSpecification）', present: hasUnusedEnds },
  { name: '资源角色（resourceRole）', present: (element) => children(element, 'resources').some((role) => !isCarriedOut(role, element)) },
  { name: '操作（operationRef）', present: (element) => child(element, 'operationRef') !== undefined && !usesOperation(element) },
  { name: '实现方式（implementation）', present: (element) => text(element, 'implementation')?.startsWith('##') === false },
  {
    name: '脚本（script）',
    present: (element) => text(element, 'script') !== undefined && extension(element, 'zeebe:Script') !== undefined,
  },
  // Every transaction here is taken back by compensation (BPMN 2.0, 10.3.5).
  { name: '事务方法（method）', present: (element) => ![undefined, '##Compensate'].includes(text(element, 'method')) },
  { name: '输入输出绑定（ioBinding）', present: (element) => children(element, 'ioBinding').length > 0 },
  { name: '审计（auditing）', present: (element) => child(element, 'auditing') !== undefined },
  { name: '监控（monitoring）', present: (element) => child(element, 'monitoring') !== undefined },
  { name: '界面（rendering）', present: (element) => children(element, 'renderings').length > 0 },
  {
    name: '循环次数（loopCardinality）',
    present: (element) => {
      // A collection says how many instances there are.
      const loop = child(element, 'loopCharacteristics');
      const hasCollection = text(extension(loop, 'zeebe:LoopCharacteristics'), 'inputCollection') ?? child(loop, 'loopDataInputRef');
      return child(loop, 'loopCardinality') !== undefined && hasCollection !== undefined;
    },
  },
];

/** Data inputs and outputs of an activity hold something only when a data association copies it; those of a process always do. */
function hasUnusedEnds(element: ModdleElement): boolean {
  const specification = element.$type === 'bpmn:Process' ? undefined : child(element, 'ioSpecification');
  const used = new Set(dataAssociationsOf(element).flatMap(({ sources, target }) => [...sources, target]));
  return [...children(specification, 'dataInputs'), ...children(specification, 'dataOutputs')].some((end) => !used.has(end));
}

/** A task without a type of its own does its operation; a receive task finds its message there. */
function usesOperation(element: ModdleElement): boolean {
  return element.$type === 'bpmn:ReceiveTask'
    ? child(element, 'messageRef') === undefined
    : extension(element, 'zeebe:TaskDefinition') === undefined;
}

/** Potential owners of a user task are its candidates, unless Camunda's assignment names others. */
function isCarriedOut(role: ModdleElement, element: ModdleElement): boolean {
  const isMeant = element.$type === 'bpmn:UserTask' && extension(element, 'zeebe:AssignmentDefinition') === undefined;
  const parameters = children(role, 'resourceParameterBindings').length > 0;
  return isMeant && !parameters && potentialOwnersOf(element).includes(role) && ownerGroups(role) !== undefined;
}
