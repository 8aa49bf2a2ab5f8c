import type { JsonObject } from './json.ts';

/** Puts a token before an element of a running or starting instance. */
export interface ActivateInstruction {
  readonly elementId: string;
  /**
   * Key of the live flow scope instance around it in which the token begins; needed when there are several. Scopes in
   * between that aren't live are opened, without their start events.
   */
  readonly scope?: string;
  /** Local variables by element id: of the element itself or of a scope around it. */
  readonly variables?: Readonly<Record<string, JsonObject>>;
}

/** What an operator changes in a running instance: all of it or nothing (Camunda 8: process instance modification). */
export interface Modification {
  readonly activate: readonly ActivateInstruction[];
  /** What ends: keys of element instances, or ids of elements, of which every live instance is meant. */
  readonly terminate: readonly string[];
  /** Of the process instance. */
  readonly variables?: JsonObject;
}
