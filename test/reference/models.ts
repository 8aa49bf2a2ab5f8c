import type { Expression } from '../../engine/definition/expression.ts';
import type { FlowScope, SequenceFlow } from '../../engine/definition/process-definition.ts';
import type { Model, ModelElement, ModelEvent } from '../../reference/model.ts';

/** Small models made by hand: what the compiler doesn't take yet can be tried as well. */
export function model(
  elements: readonly ModelElement[],
  flows: readonly DrawnFlow[],
  compensates: Readonly<Record<string, string>> = {},
): Model {
  const scopeIds = ['P', ...elements.filter((element) => SCOPES.has(element.type)).map(({ id }) => id)];
  const all = [...elements.map((element) => wired(element, flows, compensates[element.id])), ...compensationEvents(elements, compensates)];
  return {
    processId: 'P',
    elements: Object.fromEntries(all.map((element) => [element.id, element])),
    flows: Object.fromEntries(flows.map((flow) => [idOf(flow), sequenceFlow(flow)])),
    scopes: Object.fromEntries(scopeIds.map((id) => [id, flowScope(id, elements, flows)])),
  };
}

export type DrawnFlow = readonly [source: string, target: string, condition?: string];

export function feel(source: string): Expression {
  return { kind: 'feel', source };
}

export function start(id: string, scope = 'P'): ModelElement {
  return { ...node(id, scope), type: 'startEvent', event: { kind: 'none' }, interrupting: true };
}

export function task(id: string, scope = 'P', markers: Partial<Pick<ModelElement, 'standardLoop' | 'forCompensation'>> = {}): ModelElement {
  return { ...node(id, scope), type: 'userTask', boundaryEvents: [], task: { notCompletedBy: [] }, ...markers };
}

export function script(id: string, resultVariable: string, source: string): ModelElement {
  return { ...node(id, 'P'), type: 'scriptTask', expression: feel(source), resultVariable, boundaryEvents: [] };
}

export function gateway(type: 'parallelGateway' | 'inclusiveGateway' | 'exclusiveGateway', id: string, scope = 'P'): ModelElement {
  return { ...node(id, scope), type };
}

export function complexGateway(id: string, activation: string, defaultFlow?: string): ModelElement {
  const activationCondition = feel(activation);
  return { ...node(id, 'P'), type: 'complexGateway', activationCondition, ...(defaultFlow === undefined ? {} : { defaultFlow }) };
}

/** An event; `type` says where it stands. */
export function event(
  type: 'endEvent' | 'intermediateCatchEvent' | 'intermediateThrowEvent',
  id: string,
  what: ModelEvent,
  scope = 'P',
): ModelElement {
  return known({ ...node(id, scope), type, event: what });
}

export function boundary(id: string, attachedTo: string, what: ModelEvent, interrupting = true, scope = 'P'): ModelElement {
  return known({ ...node(id, scope), type: 'boundaryEvent', event: what, attachedTo, interrupting });
}

export function subProcess(id: string, boundaryEvents: readonly string[] = [], scope = 'P'): ModelElement {
  return { ...node(id, scope), type: 'subProcess', triggeredByEvent: false, boundaryEvents };
}

/** An event sub-process, and the event by which it starts. */
export function eventSubProcess(id: string, what: ModelEvent, scope: string): readonly ModelElement[] {
  return [
    { ...node(id, scope), type: 'subProcess', triggeredByEvent: true, boundaryEvents: [] },
    known({ ...node(`${id} starts`, id), type: 'startEvent', event: what, interrupting: true }),
  ];
}

export function transaction(id: string, boundaryEvents: readonly string[]): ModelElement {
  return { ...node(id, 'P'), type: 'transaction', boundaryEvents };
}

export interface AdHocOptions {
  readonly completion?: string;
  readonly named?: string;
  readonly cancels?: boolean;
  readonly boundaryEvents?: readonly string[];
}

export function adHoc(id: string, ordering: 'parallel' | 'sequential', options: AdHocOptions): ModelElement {
  const { completion, named, cancels = true, boundaryEvents = [] } = options;
  return {
    ...node(id, 'P'),
    type: 'adHocSubProcess',
    ordering,
    cancelRemainingInstances: cancels,
    boundaryEvents,
    ...(completion === undefined ? {} : { completionCondition: feel(completion) }),
    ...(named === undefined ? {} : { activeElements: feel(named) }),
  };
}

const SCOPES: ReadonlySet<string> = new Set(['subProcess', 'transaction', 'adHocSubProcess']);

function node(id: string, scope: string) {
  return { id, scope, incoming: [], outgoing: [], inputs: [], outputs: [] };
}

/** Kinds of event that the definition's types don't have yet are plain data like the others. */
function known(element: object): ModelElement;
function known(element: unknown): unknown {
  return element;
}

function wired(element: ModelElement, flows: readonly DrawnFlow[], handler: string | undefined): ModelElement {
  const linked = {
    ...element,
    incoming: flows.filter(([, target]) => target === element.id).map(idOf),
    outgoing: flows.filter(([source]) => source === element.id).map(idOf),
  };
  if (handler === undefined || !('boundaryEvents' in linked)) return linked;
  return { ...linked, boundaryEvents: [...linked.boundaryEvents, compensationEvent(element.id)], compensationHandler: handler };
}

/** On the boundary of each activity with a handler is the event that begins it. */
function compensationEvents(elements: readonly ModelElement[], compensates: Readonly<Record<string, string>>): readonly ModelElement[] {
  return elements
    .filter(({ id }) => compensates[id] !== undefined)
    .map(({ id, scope }) => boundary(compensationEvent(id), id, { kind: 'compensation', waitForCompletion: true }, true, scope));
}

function compensationEvent(id: string): string {
  return `${id} is undone`;
}

function sequenceFlow(flow: DrawnFlow): SequenceFlow {
  const [source, target, condition] = flow;
  return { id: idOf(flow), source, target, ...(condition === undefined ? {} : { condition: feel(condition) }) };
}

function idOf([source, target]: DrawnFlow): string {
  return `${source}-${target}`;
}

function flowScope(id: string, elements: readonly ModelElement[], flows: readonly DrawnFlow[]): FlowScope {
  const inside = elements.filter((element) => element.scope === id);
  const startEvents = inside.filter(({ type }) => type === 'startEvent').map((element) => element.id);
  const first = inside.filter(
    (element) =>
      element.type !== 'boundaryEvent' &&
      element.forCompensation !== true &&
      !isEventSubProcess(element) &&
      flows.every(([, target]) => target !== element.id),
  );
  const eventSubProcesses = inside.filter(isEventSubProcess).map((element) => element.id);
  return { id, startEvents, implicitStarts: startEvents.length > 0 ? [] : first.map((element) => element.id), eventSubProcesses };
}

function isEventSubProcess(element: ModelElement): boolean {
  return element.type === 'subProcess' && element.triggeredByEvent;
}
