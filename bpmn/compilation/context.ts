import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import type { ModdleElement } from '../reading/moddle-element.ts';
import type { ProcessSource, SourceNode } from '../reading/process-source.ts';

/** What a transformer may ask while it compiles a node. */
export interface CompilationContext {
  readonly process: ProcessSource;
  /** The lanes that show the node, innermost first. */
  lanesOf(node: SourceNode): readonly ModdleElement[];
  /** Id of the activity that undoes the node: associated with a compensation event on its boundary. */
  handlerOf(node: SourceNode): string | undefined;
}

/**
 * One BPMN element type that runs. A file of this kind in `bpmn/elements/`, listed in the registry there, is all
 * the compiler needs to know of an element.
 */
export interface ElementTransformer {
  readonly bpmnType: `bpmn:${string}`;
  /** Chinese name, for messages and the table of supported elements. */
  readonly label: string;
  /** Extension elements that are carried out on this element; others are reported. */
  readonly extensions: readonly string[];
  /**
   * Makes the executable form, or nothing when something indispensable is missing: a rule in `bpmn/rules/` reports what.
   */
  transform(node: SourceNode, context: CompilationContext): ElementDefinition | undefined;
}

/** Where an event stands: decides which kinds of event definition are allowed. */
export type EventPosition =
  'processStart' | 'subProcessStart' | 'eventSubProcessStart' | 'intermediateCatch' | 'intermediateThrow' | 'boundary' | 'end';
