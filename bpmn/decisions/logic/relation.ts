import type { Relation } from '../../../engine/definition/decision-logic.ts';
import { present } from '../../compilation/present.ts';
import { children, type ModdleElement } from '../../reading/moddle-element.ts';
import { nameOf } from '../../reading/process-source.ts';
import type { LogicContext } from '../logic-context.ts';

/** DMN 1.3, 7.3.8. */
export function compileRelation(element: ModdleElement, context: LogicContext): Relation {
  const columns = children(element, 'column').map((column) => ({
    name: nameOf(column) ?? '',
    ...present({ type: context.typeOf(column) }),
  }));
  const names = columns.map(({ name }) => name);
  if (names.includes('') || new Set(names).size < names.length) {
    context.fault('关系表的每列都须有不同的名称。', '请为每列填写名称。');
  }
  const rows = children(element, 'row').map((row, index) => {
    const cells = children(row, 'elements');
    if (cells.length !== columns.length) {
      context.fault(`第 ${index + 1} 行的单元格数与列数不一致。`, '请用 DMN 设计器修复该行。');
    }
    return cells.map((cell, column) => context.inside(`第 ${index + 1} 行的“${names[column] ?? ''}”`).logic(cell));
  });
  return { kind: 'relation', columns, rows };
}
