import type { BasicType, DecisionType } from '../../engine/definition/decision-type.ts';
import { present } from '../compilation/present.ts';
import { child, children, flag, text, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf } from '../reading/process-source.ts';

/**
 * The type that a `typeRef` names: one of FEEL's, with Camunda's spellings, or an item definition of the file (DMN 1.3,
 * 7.3.2). `undefined` where nothing is known about values, `unknown` for a name that nothing defines.
 */
export function compileType(typeRef: string | undefined, definitions: ModdleElement): DecisionType | undefined | 'unknown' {
  if (typeRef === undefined) return undefined;
  return typeNamed(typeRef, definitions, new Set());
}

function typeNamed(typeRef: string, definitions: ModdleElement, within: ReadonlySet<string>): DecisionType | undefined | 'unknown' {
  const item = children(definitions, 'itemDefinition').find((candidate) => nameOf(candidate) === typeRef);
  if (item !== undefined) {
    // A type inside itself (a tree) is checked on its first level only.
    return within.has(typeRef) ? { kind: 'any' } : itemType(item, definitions, new Set([...within, typeRef]));
  }
  const name = typeRef.replace(/^feel[:.]/, '');
  const basic = BASIC_TYPES.get(name);
  if (basic !== undefined) return { kind: basic };
  return UNCHECKED_TYPE.test(name) ? undefined : 'unknown';
}

function itemType(item: ModdleElement, definitions: ModdleElement, within: ReadonlySet<string>): DecisionType {
  const allowedValues = text(child(item, 'allowedValues'), 'text');
  const single: DecisionType = { ...singleType(item, definitions, within), ...present({ allowedValues }) };
  const constraint = text(child(item, 'typeConstraint'), 'text');
  if (flag(item, 'isCollection') === true) return { kind: 'list', items: single, ...present({ allowedValues: constraint }) };
  return { ...single, ...present({ allowedValues: constraint ?? single.allowedValues }) };
}

function singleType(item: ModdleElement, definitions: ModdleElement, within: ReadonlySet<string>): DecisionType {
  const components = children(item, 'itemComponent');
  if (components.length > 0) {
    const named = components.map((component) => [nameOf(component) ?? '', itemType(component, definitions, within)] as const);
    return { kind: 'context', components: Object.fromEntries(named) };
  }
  const typeRef = text(item, 'typeRef');
  const type = typeRef === undefined ? undefined : typeNamed(typeRef, definitions, within);
  return type === undefined || type === 'unknown' ? { kind: 'any' } : type;
}

const BASIC_TYPES: ReadonlyMap<string, BasicType> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['long', 'number'],
  ['double', 'number'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['time', 'time'],
  ['dateTime', 'dateTime'],
  ['date and time', 'dateTime'],
  ['dayTimeDuration', 'dayTimeDuration'],
  ['days and time duration', 'dayTimeDuration'],
  ['yearMonthDuration', 'yearMonthDuration'],
  ['years and months duration', 'yearMonthDuration'],
]);

/** Types of FEEL that say little about a value, or something that only FEEL itself can ask. */
const UNCHECKED_TYPE = /^(any|list|context|range|function)\b/i;
