import type { ElementDefinition } from '../engine/definition/element-definition.ts';
import type { EventDefinition } from '../engine/definition/event-definition.ts';
import type { Expression } from '../engine/definition/expression.ts';
import type { FlowScope, SequenceFlow } from '../engine/definition/process-definition.ts';

/**
 * A compiled process as the reference reads it: what the compiler makes today, and every other element of BPMN 2.0 in
 * the shape it has once the compiler knows it. A `ProcessDefinition` is a `Model`.
 */
export interface Model {
  readonly processId: string;
  readonly elements: Readonly<Record<string, ModelElement>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  readonly scopes: Readonly<Record<string, FlowScope>>;
}

export type ModelElement = (ElementDefinition | InclusiveGateway | ComplexGateway | Transaction | AdHocSubProcess) & Markers;

interface Node {
  readonly id: string;
  readonly scope: string;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
}

interface InclusiveGateway extends Node {
  readonly type: 'inclusiveGateway';
  readonly defaultFlow?: string;
}

interface ComplexGateway extends Node {
  readonly type: 'complexGateway';
  readonly defaultFlow?: string;
  readonly activationCondition?: Expression;
}

interface Transaction extends Node {
  readonly type: 'transaction';
  readonly boundaryEvents: readonly string[];
}

export interface AdHocSubProcess extends Node {
  readonly type: 'adHocSubProcess';
  readonly boundaryEvents: readonly string[];
  readonly ordering: 'parallel' | 'sequential';
  readonly completionCondition?: Expression;
  readonly cancelRemainingInstances: boolean;
  readonly activeElements?: Expression;
}

/** What an activity may carry besides its type. */
interface Markers {
  readonly id: string;
  readonly multiInstance?: MultiInstance;
  readonly standardLoop?: StandardLoop;
  readonly forCompensation?: boolean;
  readonly compensationHandler?: string;
}

export interface MultiInstance {
  readonly sequential: boolean;
  readonly inputCollection?: Expression;
  readonly cardinality?: Expression;
  readonly inputElement?: string;
  readonly completionCondition?: Expression;
}

export interface StandardLoop {
  readonly testBefore: boolean;
  readonly condition?: Expression;
  readonly maximum?: Expression;
}

export type ModelEvent =
  | EventDefinition
  | { readonly kind: 'conditional'; readonly condition: Expression; readonly variableNames?: readonly string[] }
  | { readonly kind: 'link'; readonly linkName: string }
  | { readonly kind: 'compensation'; readonly activityRef?: string; readonly waitForCompletion: boolean }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'multiple'; readonly parallel: boolean; readonly events: readonly ModelEvent[] };

export function elementOf(model: Model, id: string): ModelElement {
  const element = model.elements[id];
  if (!element) throw new Error(`No element ${id}`);
  return element;
}

export function flowOf(model: Model, id: string): SequenceFlow {
  const flow = model.flows[id];
  if (!flow) throw new Error(`No sequence flow ${id}`);
  return flow;
}

export function scopeOf(model: Model, id: string): FlowScope {
  const scope = model.scopes[id];
  if (!scope) throw new Error(`No flow scope ${id}`);
  return scope;
}

/** What an event (or a receive task) waits for or throws. */
export function eventOf(model: Model, id: string): ModelEvent {
  const element = elementOf(model, id);
  return ('event' in element ? element.event : undefined) ?? { kind: 'none' };
}

/** The events attached to an activity; no other element has any. */
export function boundaryEventsOf(model: Model, id: string): readonly string[] {
  const element = elementOf(model, id);
  return 'boundaryEvents' in element ? element.boundaryEvents : [];
}

/** Whether a boundary event, or the start event of an event sub-process, ends what it interrupts. */
export function isInterrupting(model: Model, eventId: string): boolean {
  const element = elementOf(model, eventId);
  return 'interrupting' in element && element.interrupting;
}
