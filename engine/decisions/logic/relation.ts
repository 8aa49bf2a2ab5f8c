import type { Relation } from '../../definition/decision-logic.ts';
import type { FeelScope, FeelValue } from '../../feel/index.ts';
import { conform } from '../conform.ts';
import { within } from '../decision-fault.ts';
import type { Evaluation } from '../evaluation.ts';

/** DMN 1.3, 7.3.8: a context for each row, with an entry for each column. */
export function evaluateRelation({ columns, rows }: Relation, scope: FeelScope, evaluation: Evaluation): FeelValue {
  return rows.map((cells, row) =>
    Object.fromEntries(
      columns.map(({ name, type }, column) => {
        const cell = cells[column];
        const value = within(`第 ${row + 1} 行的“${name}”`, () =>
          cell === undefined ? null : conform(evaluation.logic(cell, scope), type, '值', evaluation),
        );
        return [name, value];
      }),
    ),
  );
}
