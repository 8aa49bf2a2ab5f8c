import { isFeel } from '../compilation/expression.ts';
import { executionListeners } from '../extensions/listeners.ts';
import { isReservedName } from '../reading/check-id.ts';
import { child, children, extension, text, type ModdleElement } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/** Names of variables and headers that are written: present, no expressions, and none that every object has. */
export const variableName: Rule = {
  name: 'variable-name',
  severity: 'error',
  *check({ source }) {
    for (const element of [source.element, ...source.nodes.map((node) => node.element)]) {
      for (const { name, place } of writtenNames(element)) {
        if (name === undefined) yield findingOn(element, `的${place}没有填写变量名。`, '请填写变量名。');
        else if (isFeel(name)) yield findingOn(element, `的${place}“${name}”是表达式。`, '请直接填写变量名，不要以“=”开头。');
        else if (name.split('.').some((part) => part.trim() === '')) {
          yield findingOn(element, `的${place}“${name}”不完整。`, '请填写变量名，下级用“.”分隔，例如 方案.目标。');
        } else if (name.split('.').some(isReservedName)) {
          yield findingOn(element, `的${place}“${name}”是系统保留名称。`, '请换一个变量名。');
        }
      }
    }
  },
};

interface WrittenName {
  readonly name: string | undefined;
  readonly place: string;
}

function writtenNames(element: ModdleElement): readonly WrittenName[] {
  const mapping = extension(element, 'zeebe:IoMapping');
  const loop = extension(child(element, 'loopCharacteristics'), 'zeebe:LoopCharacteristics');
  return [
    ...children(mapping, 'inputParameters').map((parameter) => ({ name: text(parameter, 'target'), place: '输入映射' })),
    ...children(mapping, 'outputParameters').map((parameter) => ({ name: text(parameter, 'target'), place: '输出映射' })),
    ...headerNames(extension(element, 'zeebe:TaskHeaders'), '任务标头'),
    ...executionListeners(element).flatMap((listener) => headerNames(child(listener, 'headers'), '监听器标头')),
    ...optional(extension(element, 'zeebe:Script'), 'resultVariable', '结果变量'),
    ...optional(extension(element, 'zeebe:CalledDecision'), 'resultVariable', '结果变量'),
    ...optional(loop, 'inputElement', '输入元素'),
    ...optional(loop, 'outputCollection', '输出集合'),
  ];
}

function headerNames(headers: ModdleElement | undefined, place: string): readonly WrittenName[] {
  return children(headers, 'values').map((header) => ({ name: text(header, 'key'), place }));
}

function optional(element: ModdleElement | undefined, attribute: string, place: string): readonly WrittenName[] {
  const name = text(element, attribute);
  return name === undefined ? [] : [{ name, place }];
}
