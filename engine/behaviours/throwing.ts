import type { JsonObject } from '../../contract/json.ts';
import type { Activation } from '../activation.ts';
import type { BoundaryEvent, StartEvent } from '../definition/element-definition.ts';
import { partsOf, type EventDefinition } from '../definition/event-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance } from '../state.ts';
import { evaluateText } from './expressions.ts';
import { terminateChildren } from './scopes.ts';
import { occurByThrow } from './occurrences.ts';

export interface Thrown {
  readonly kind: 'error' | 'escalation';
  readonly code: string;
  readonly variables: JsonObject;
  readonly message?: string;
}

/**
 * Throws an error from an element instance: the nearest catch outwards takes it (BPMN 2.0, 10.5.7). An error that
 * nobody catches goes to the calling instance if that does, otherwise it is an incident.
 */
export function throwError(activation: Activation, from: ElementInstance, thrown: Omit<Thrown, 'kind'>, wait?: string): void {
  const error: Thrown = { ...thrown, kind: 'error' };
  if (catchNearest(activation, from, error)) {
    return;
  }
  if (isCaught(activation.head.caughtByParent?.errors, error.code)) {
    terminateChildren(activation, activation.root().key);
    activation.change({ outcome: { kind: 'error', code: error.code, variables: error.variables } });
    activation.schedule({ type: 'settle', instance: activation.root().key });
    return;
  }
  const reason = error.message === undefined ? '' : `：${error.message}`;
  throw new ModelFault(
    'unhandledError',
    `错误“${error.code}”没有被任何边界事件或事件子流程捕获${reason}`,
    '在流程图中加上捕获该错误的事件并迁移实例，或修正数据后重试',
    wait,
  );
}

/** Throws an escalation. Nobody need catch it: then things just go on (BPMN 2.0, 10.5.7). */
export function throwEscalation(activation: Activation, from: ElementInstance, thrown: Omit<Thrown, 'kind'>): void {
  const escalation: Thrown = { ...thrown, kind: 'escalation' };
  if (!catchNearest(activation, from, escalation) && isCaught(activation.head.caughtByParent?.escalations, escalation.code)) {
    activation.emit({ type: 'escalateToParent', code: escalation.code, variables: escalation.variables });
  }
}

/** The codes that catches around an element instance take, for the instances it calls. */
export function caughtAround(activation: Activation, from: ElementInstance): { errors: (string | null)[]; escalations: (string | null)[] } {
  const codes = {
    errors: [...(activation.head.caughtByParent?.errors ?? [])],
    escalations: [...(activation.head.caughtByParent?.escalations ?? [])],
  };
  for (const { part } of catchesAround(activation, from)) {
    if (part.kind === 'error') {
      codes.errors.push(codeOf(activation, from, part));
    } else if (part.kind === 'escalation') {
      codes.escalations.push(codeOf(activation, from, part));
    }
  }
  return codes;
}

interface Catch {
  readonly event: BoundaryEvent | StartEvent;
  /** The definition of the event that catches, and its place. */
  readonly part: EventDefinition;
  readonly definition: number;
  /** The activity with the boundary event, or the scope with the event sub-process. */
  readonly host: ElementInstance;
  /** Catches that are equally near have the same level: an event sub-process is nearer than its scope's boundary. */
  readonly level: string;
}

function catchNearest(activation: Activation, from: ElementInstance, thrown: Thrown): boolean {
  let general: Catch | undefined;
  for (const candidate of catchesAround(activation, from)) {
    if (general && general.level !== candidate.level) {
      break;
    }
    if (candidate.part.kind === thrown.kind) {
      const code = codeOf(activation, candidate.host, candidate.part);
      if (code === thrown.code) {
        trigger(activation, candidate, thrown);
        return true;
      }
      general ??= code === null ? candidate : undefined;
    }
  }
  if (general) {
    trigger(activation, general, thrown);
  }
  return general !== undefined;
}

/** Catching events from the inside out; among equally near ones an exact code goes before a catch-all. */
function* catchesAround(activation: Activation, from: ElementInstance): Generator<Catch> {
  for (let host: ElementInstance | undefined = from; host; host = host.parent === null ? undefined : activation.find(host.parent)) {
    const scope = activation.definition.scopes[host.elementId];
    if (scope && host.role !== 'multiInstanceBody' && host.role !== 'compensation' && host.interrupted !== true && host !== from) {
      for (const id of scope.eventSubProcesses) {
        const start = startEventOf(activation, id);
        if (start) {
          yield* partsAt(start, host, `${host.key} inside`);
        }
      }
    }
    if (host.role !== 'process' && host.role !== 'compensation' && host.loopIndex === undefined) {
      const element = activation.elementOf(host);
      for (const id of 'boundaryEvents' in element ? element.boundaryEvents : []) {
        const event = activation.element(id);
        if (event.type === 'boundaryEvent') {
          yield* partsAt(event, host, `${host.key} boundary`);
        }
      }
    }
  }
}

function partsAt(event: BoundaryEvent | StartEvent, host: ElementInstance, level: string): readonly Catch[] {
  return partsOf(event.event).map((part, definition) => ({ event, part, definition, host, level }));
}

function startEventOf(activation: Activation, eventSubProcess: string): StartEvent | undefined {
  const [id] = activation.scope(eventSubProcess).startEvents;
  const start = id === undefined ? undefined : activation.element(id);
  return start?.type === 'startEvent' ? start : undefined;
}

function codeOf(activation: Activation, host: ElementInstance, event: EventDefinition): string | null {
  const expression = event.kind === 'error' ? event.errorCode : event.kind === 'escalation' ? event.escalationCode : undefined;
  return expression === undefined ? null : evaluateText(activation, host, expression, '错误或升级代码');
}

function trigger(activation: Activation, { event, part, definition, host }: Catch, thrown: Thrown): void {
  const codeVariable = part.kind === 'error' ? part.codeVariable : undefined;
  const variables = codeVariable === undefined ? thrown.variables : { ...thrown.variables, [codeVariable]: thrown.code };
  occurByThrow(activation, host, event, definition, variables);
}

function isCaught(codes: readonly (string | null)[] | undefined, code: string): boolean {
  return codes?.some((caught) => caught === null || caught === code) ?? false;
}
