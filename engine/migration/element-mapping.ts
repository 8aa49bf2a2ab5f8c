import { own } from '../../contract/own.ts';
import type { ElementDefinition } from '../definition/element-definition.ts';
import type { ProcessDefinition } from '../definition/process-definition.ts';

/** What things of one version are called in another. Pure look-ups: who asks decides what a missing one means. */
export interface ElementMapping {
  readonly source: ProcessDefinition;
  readonly target: ProcessDefinition;
  /** Id of an element, scope or sequence flow in the target; its own unless it is mapped. */
  readonly idOf: (sourceId: string) => string;
  /** The element in the target that stands for one of the source. */
  readonly elementOf: (sourceId: string) => ElementDefinition | undefined;
  /** Somebody has said what becomes of it. */
  readonly isExplicit: (sourceId: string) => boolean;
}

export function createElementMapping(
  source: ProcessDefinition,
  target: ProcessDefinition,
  mapping: Readonly<Record<string, string>>,
): ElementMapping {
  const isExplicit = (sourceId: string) => Object.hasOwn(mapping, sourceId);
  const idOf = (sourceId: string) => (isExplicit(sourceId) ? (mapping[sourceId] ?? sourceId) : sourceId);
  return { source, target, idOf, isExplicit, elementOf: (sourceId) => own(target.elements, idOf(sourceId)) };
}
