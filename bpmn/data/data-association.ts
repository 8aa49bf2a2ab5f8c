import type { DataCopy } from '../../engine/definition/data-definition.ts';
import { isFeel, toExpression, toValueExpression } from '../compilation/expression.ts';
import { conditionSource } from '../extensions/condition.ts';
import { child, children, idOf, text, type ModdleElement } from '../reading/moddle-element.ts';
import { isDrawnEnd, itemName, itemVariable } from './item-variable.ts';

/** A data association (BPMN 2.0, 10.4.2) with what it means here. */
export interface DataAssociation {
  readonly element: ModdleElement;
  readonly direction: 'input' | 'output';
  readonly sources: readonly ModdleElement[];
  readonly target: ModdleElement | undefined;
  /**
   * `copy`: data moves. `drawing`: an arrow between a task and a data object, without data at the task's end.
   * `store`: data stores are outside the process, and what happens there is the task's own work.
   */
  readonly meaning: 'copy' | 'drawing' | 'store';
}

export function dataAssociationsOf(element: ModdleElement): readonly DataAssociation[] {
  return [
    ...children(element, 'dataInputAssociations').map((association) => readAssociation(association, 'input')),
    ...children(element, 'dataOutputAssociations').map((association) => readAssociation(association, 'output')),
  ];
}

/** What the association copies, in order; incomplete ones copy nothing, and the rule `data-association` says why. */
export function copiesOf({ element, sources, target, meaning }: DataAssociation): readonly DataCopy[] {
  const to = itemVariable(target);
  if (meaning !== 'copy' || target === undefined || to === undefined) {
    return [];
  }
  const transformation = conditionSource(child(element, 'transformation'));
  const assignments = children(element, 'assignment');
  if (transformation === undefined && assignments.length === 0) {
    const variable = itemVariable(sources[0]);
    return variable === undefined ? [] : [{ variable, target: to }];
  }
  const transformed = transformation === undefined ? [] : [{ source: toExpression(transformation), target: to }];
  return [...transformed, ...assignments.flatMap((assignment) => readAssignment(assignment, target, to))];
}

function readAssociation(element: ModdleElement, direction: DataAssociation['direction']): DataAssociation {
  const sources = children(element, 'sourceRef');
  const target = child(element, 'targetRef');
  const ends = [...sources, ...(target === undefined ? [] : [target])];
  const inner = direction === 'input' ? target : sources[0];
  const computes = child(element, 'transformation') !== undefined || children(element, 'assignment').length > 0;
  const meaning = ends.some((end) => end.$type === 'bpmn:DataStoreReference')
    ? 'store'
    : computes || !isDrawnEnd(inner)
      ? 'copy'
      : 'drawing';
  return { element, direction, sources, target, meaning };
}

/** `to` is a path that begins at the target, or one inside it: `order.total`, or `total` of the target `order`. */
function readAssignment(assignment: ModdleElement, target: ModdleElement, variable: string): readonly DataCopy[] {
  const from = conditionSource(child(assignment, 'from'));
  const to = assignmentPath(assignment);
  if (from === undefined || to === undefined) {
    return [];
  }
  const [first = '', ...rest] = to.split('.');
  const isWhole = first === variable || first === itemName(target) || first === idOf(target);
  const path = isWhole ? rest : [first, ...rest];
  return [{ source: toValueExpression(from), target: [variable, ...path].join('.') }];
}

/** The path that an assignment writes to, without the sign of an expression. */
export function assignmentPath(assignment: ModdleElement): string | undefined {
  const body = text(child(assignment, 'to'), 'body');
  return body !== undefined && isFeel(body) ? body.trimStart().slice(1).trim() : body;
}
