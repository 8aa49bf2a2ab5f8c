import { isReservedName } from '../reading/check-id.ts';
import { child, idOf, text, type ModdleElement } from '../reading/moddle-element.ts';

/**
 * The variable that holds an item-aware element (BPMN 2.0, 10.4.1: data object, property, data input or output): its
 * name when that is a FEEL name, else its id. References stand for what they refer to. Undefined when neither will do.
 */
export function itemVariable(item: ModdleElement | undefined): string | undefined {
  const referred = child(item, 'dataObjectRef') ?? item;
  const name = itemName(referred);
  if (name !== undefined && FEEL_NAME.test(name) && !KEYWORDS.has(name) && !isReservedName(name)) {
    return name;
  }
  const id = idOf(referred);
  // A path's steps are separated by points, so an id with a point can't be the name of a variable.
  return id === undefined || id.includes('.') ? undefined : id;
}

/** The name that somebody gave the item. */
export function itemName(item: ModdleElement | undefined): string | undefined {
  const name = text(item, 'name')?.replace(/\s+/g, ' ');
  return name !== undefined && PLACEHOLDER.test(name) ? undefined : name;
}

/**
 * True for the end that BPMN wants at a task where somebody has drawn an arrow: bpmn.io writes a property called a
 * placeholder, others an input or output without a name. Nothing refers to it, so it holds no data.
 */
export function isDrawnEnd(item: ModdleElement | undefined): boolean {
  return itemName(item) === undefined && (item?.$type !== 'bpmn:Property' || text(item, 'name') !== undefined);
}

const PLACEHOLDER = /^__\w*_placeholder$/;

/** DMN 1.3, 10.3.1.2: words of letters and digits, separated by single blanks; the other signs would be taken for operators. */
const FEEL_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*( [\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)*$/u;

const KEYWORDS: ReadonlySet<string> = new Set([
  ...['true', 'false', 'null', 'not', 'and', 'or', 'in', 'between', 'satisfies', 'instance of'],
  ...['if', 'then', 'else', 'for', 'return', 'some', 'every', 'function', 'external'],
]);
