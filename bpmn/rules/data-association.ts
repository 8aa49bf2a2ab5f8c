import { isFeel } from '../compilation/expression.ts';
import { assignmentPath, dataAssociationsOf, type DataAssociation } from '../data/data-association.ts';
import { itemVariable } from '../data/item-variable.ts';
import { conditionSource } from '../extensions/condition.ts';
import type { Finding } from '../problem.ts';
import { isReservedName } from '../reading/check-id.ts';
import { child, children, type ModdleElement } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule, RuleSubject } from './rule.ts';

/** BPMN 2.0, 10.4.2: a data association that moves data says from where, to where, and how, in FEEL. */
export const dataAssociation: Rule = {
  name: 'data-association',
  severity: 'error',
  *check({ source, file }) {
    for (const { element } of source.nodes) {
      for (const association of dataAssociationsOf(element)) {
        if (association.meaning === 'copy') yield* check(element, association, file);
      }
    }
  },
};

function* check(owner: ModdleElement, association: DataAssociation, file: RuleSubject['file']): Iterable<Finding> {
  const { element, direction, sources, target } = association;
  const place = direction === 'input' ? '的数据输入关联' : '的数据输出关联';
  const dangling = file.dangling.filter((reference) => reference.element === element);
  for (const { id } of dangling) yield findingOn(owner, `${place}引用的“${id}”不存在。`, '请重新连接数据关联，或删除它。');
  if (dangling.length > 0) return;

  const transformation = child(element, 'transformation');
  const assignments = children(element, 'assignment');
  const copies = transformation === undefined && assignments.length === 0;
  if (target === undefined) yield findingOn(owner, `${place}没有目标（targetRef）。`, '请把它连接到数据对象、属性或数据输入，或删除它。');
  if (copies && sources.length !== 1) {
    const fault = sources.length === 0 ? '没有来源（sourceRef）' : '有多个来源，却没有说明如何合成';
    yield findingOn(owner, `${place}${fault}。`, '请只保留一个来源，或用转换（transformation）写出 FEEL 表达式。');
  }
  for (const end of copies ? [...sources, target] : [target]) {
    if (end === undefined || itemVariable(end) !== undefined) continue;
    yield findingOn(owner, `${place}连接的数据没有可以用作变量名的名称。`, '请为数据对象、属性或数据输入、输出填写名称，例如 申请表。');
  }
  if (transformation !== undefined && !isFeelExpression(transformation)) yield notFeel(owner, `${place}的转换`);
  for (const assignment of assignments) {
    if (conditionSource(child(assignment, 'from')) === undefined) yield notFeel(owner, `${place}的赋值来源（from）`);
    const path = assignmentPath(assignment);
    if (path === undefined || !isPath(path)) {
      yield findingOn(owner, `${place}的赋值目标（to）“${path ?? ''}”不是变量的路径。`, '请填写变量名或其下级，例如 申请表.金额。');
    }
  }
}

function isFeelExpression(expression: ModdleElement): boolean {
  return isFeel(conditionSource(expression) ?? '');
}

function notFeel(owner: ModdleElement, place: string): Finding {
  return findingOn(owner, `${place}不是 FEEL 表达式。`, '请用 FEEL 改写，以“=”开头，例如 =申请表.金额 * 1.1。');
}

function isPath(path: string): boolean {
  return path.split('.').every((part) => STEP.test(part) && !isReservedName(part));
}

const STEP = /^[\p{L}_][\p{L}\p{M}\p{N}_ -]*$/u;
