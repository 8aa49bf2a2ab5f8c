import type { Expression } from './expression.ts';

/**
 * Data of an element (BPMN 2.0, 10.4). Data inputs, data outputs and properties are variables of the element's own
 * instance; a data association copies between them and the scope around.
 */
export interface DataDefinition extends DeclaredData {
  /** What the data input associations bring in before the element begins, in document order. */
  readonly inputs?: readonly DataCopy[];
  /** What the data output associations take out when it has completed. */
  readonly outputs?: readonly DataCopy[];
}

/** Data that begins with its element or scope. */
export interface DeclaredData {
  /** Properties, data objects and data outputs: there from the beginning, null until something is written. */
  readonly variables?: readonly string[];
  /** The required data inputs of each input set: one set must have them all. Absent when nothing is required. */
  readonly inputSets?: readonly (readonly string[])[];
}

/** Writes the value of a variable or of an expression (`transformation`, `assignment`) to the path `target` (`a` or `a.b`). */
export type DataCopy = { readonly variable: string; readonly target: string } | { readonly source: Expression; readonly target: string };
