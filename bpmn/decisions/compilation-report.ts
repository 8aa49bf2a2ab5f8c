import { labelOf, type ModdleElement } from '../reading/moddle-element.ts';
import type { DecisionFault } from './decision-fault.ts';

/** Collects what is wrong with one element of a decision model, each thing once, with the element's label before it. */
export class CompilationReport {
  readonly #label: string;
  readonly #faults = new Map<string, DecisionFault>();
  readonly #notes = new Map<string, DecisionFault>();

  constructor(kind: string, element: ModdleElement) {
    this.#label = `${kind}${labelOf(element)}：`;
  }

  /** Why the element can't run; empty when it can. */
  get faults(): readonly DecisionFault[] {
    return [...this.#faults.values()];
  }

  /** Parts that are allowed and not carried out. */
  get notes(): readonly DecisionFault[] {
    return [...this.#notes.values()];
  }

  fault(message: string, remedy: string): void {
    this.#faults.set(message, { message: `${this.#label}${message}`, remedy });
  }

  note(message: string, remedy: string): void {
    this.#notes.set(message, { message: `${this.#label}${message}`, remedy });
  }
}
