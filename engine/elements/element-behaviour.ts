import type { Activation } from '../activation.ts';
import type { ElementDefinition } from '../definition/element-definition.ts';
import type { SequenceFlow } from '../definition/process-definition.ts';
import type { ElementInstance } from '../state.ts';

/**
 * What makes an element different from the others. Everything else (mappings, boundary events, multi-instance,
 * leaving) is the lifecycle's. A fault of the model is thrown as `ModelFault`; the step is then undone.
 */
export interface ElementBehaviour<Element extends ElementDefinition = ElementDefinition> {
  /** The element has begun: it opens waits, or schedules its own completion. */
  activate(activation: Activation, instance: ElementInstance, element: Element): void;
  /** A listener of the element's own moments (`creating`, `completing`) is done, and it goes on from there. */
  resume?(activation: Activation, instance: ElementInstance, element: Element): void;
  /** Which flows its token takes; without it: BPMN's rule for activities and events. */
  chooseFlows?(activation: Activation, instance: ElementInstance, element: Element): readonly SequenceFlow[];
  /** Of a flow scope: something inside has completed and is about to leave; `endsPath`: no flow goes on from it. */
  innerCompleted?(activation: Activation, scope: ElementInstance, inner: ElementInstance, endsPath: boolean, element: Element): void;
  /** After it has left; `scope` is the key of the scope instance it was in. */
  completed?(activation: Activation, scope: string, element: Element): void;
}

export type ElementOf<Type extends ElementDefinition['type']> = Extract<ElementDefinition, { readonly type: Type }>;
