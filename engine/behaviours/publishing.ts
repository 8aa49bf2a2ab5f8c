import type { JsonObject } from '../../contract/json.ts';
import { ROOT_KEY, type Activation } from '../activation.ts';
import { partsOf, type EventDefinition, type MessageEventDefinition, type SignalEventDefinition } from '../definition/event-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ElementInstance } from '../state.ts';
import { throwCompensation, undoNextScope } from './compensation.ts';
import { evaluateText } from './expressions.ts';
import { goOn, type ThrowingElement } from './go-on.ts';
import { throwError, throwEscalation } from './throwing.ts';
import { cancelTransaction } from './transactions.ts';
import { visibleVariables } from './variables.ts';

/**
 * Carries out a throwing event; its token goes on unless what it threw has interrupted its scope, or is a compensation
 * that it waits for. A multiple event throws all its definitions, those that may end the thrower last (BPMN 2.0, 10.5.5).
 * Messages may be a job's to send.
 */
export function throwAndGoOn(activation: Activation, instance: ElementInstance, element: ThrowingElement): void {
  const parts = partsOf(element.event).map((event, index) => ({ event, key: index === 0 ? instance.key : `${instance.key}-${index}` }));
  const ordered = [...parts.filter(({ event }) => !mayEndThrower(event)), ...parts.filter(({ event }) => mayEndThrower(event))];
  for (const { event, key } of ordered) {
    if (activation.find(instance.key) && !(element.job && event.kind === 'message')) {
      throwEvent(activation, instance, event, { key });
    }
  }
  if (activation.find(instance.key) && !undoNextScope(activation, instance.key)) {
    goOn(activation, instance, element);
  }
}

function mayEndThrower({ kind }: EventDefinition): boolean {
  return kind === 'error' || kind === 'escalation' || kind === 'cancel';
}

interface ThrowOptions {
  /** Tells what one thrower publishes apart. */
  readonly key: string;
  /** What the event carries, instead of what the thrower chooses or sees. */
  readonly variables?: JsonObject;
}

/** Carries out one definition of a throwing event. Afterwards the thrower may be gone. */
export function throwEvent(activation: Activation, instance: ElementInstance, event: EventDefinition, options: ThrowOptions): void {
  const carried = options.variables ?? instance.variables;
  switch (event.kind) {
    case 'message':
      return publish(activation, instance, event, options);
    case 'signal':
      return broadcast(activation, instance, event, options);
    case 'compensation':
      return throwCompensation(activation, instance, event);
    case 'cancel':
      return cancelTransaction(activation, instance);
    case 'error': {
      const code = event.errorCode && evaluateText(activation, instance, event.errorCode, '错误代码');
      return throwError(activation, instance, { code: required(code, '错误代码'), variables: carried });
    }
    case 'escalation': {
      const code = event.escalationCode && evaluateText(activation, instance, event.escalationCode, '升级代码');
      return throwEscalation(activation, instance, { code: required(code, '升级代码'), variables: carried });
    }
    case 'none':
    case 'terminate':
    case 'link':
    case 'timer':
    case 'conditional':
    case 'multiple':
      return;
  }
}

/**
 * A signal reaches who listens when it is thrown: of the thrower's own instance that is every branch which came to its
 * event no later than the thrower, and nothing that begins because of the throw. The world tells everybody else. Who hears
 * it writes what it carries over what is there, so it carries only what was chosen.
 */
function broadcast(activation: Activation, instance: ElementInstance, event: SignalEventDefinition, options: ThrowOptions): void {
  const { key, variables = event.carries === 'chosen' ? instance.variables : payload(activation, instance) } = options;
  const signalName = evaluateText(activation, instance, event.signalName, '信号名称');
  activation.schedule({ type: 'signal', instance: ROOT_KEY, signalName, variables });
  activation.emit({ type: 'broadcastSignal', key, signalName, variables });
}

/** Publishes a message: its key is evaluated where it is thrown. */
export function publish(
  activation: Activation,
  instance: ElementInstance,
  event: MessageEventDefinition,
  { key, variables }: ThrowOptions = { key: instance.key },
): void {
  const messageName = evaluateText(activation, instance, event.messageName, '消息名称');
  const correlationKey = event.correlationKey ? evaluateText(activation, instance, event.correlationKey, '消息关联键') : '';
  activation.emit({ type: 'publishMessage', key, messageName, correlationKey, variables: variables ?? payload(activation, instance) });
}

/** What a thrown message carries: what its data inputs and input mappings chose, otherwise all it sees. */
function payload(activation: Activation, instance: ElementInstance) {
  const { inputs, data } = activation.elementOf(instance);
  const chooses = inputs.length > 0 || data?.inputs !== undefined;
  return chooses ? instance.variables : visibleVariables(activation, instance.key);
}

function required(code: string | undefined, what: string): string {
  if (code === undefined) {
    throw new ModelFault('expression', `抛出的事件没有${what}`, '在流程图中填写后重试');
  }
  return code;
}
