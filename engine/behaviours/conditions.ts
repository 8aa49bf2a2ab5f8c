import type { Activation, VariableChange } from '../activation.ts';
import { partsOf, type ConditionalEventDefinition } from '../definition/event-definition.ts';
import { perDefinition } from '../definition/per-definition.ts';
import { ModelFault } from '../model-fault.ts';
import type { ConditionWait, Step } from '../state.ts';
import { holdsYet } from './expressions.ts';
import { occur } from './occurrences.ts';

/**
 * Has the conditional events looked at that see a variable which has been written since the last time: after what the
 * step that wrote it has completed, and before the elements begin that it leads to. `from` is the place in the queue
 * of what it scheduled.
 */
export function noticeVariableChanges(activation: Activation, from: number): void {
  const changes = activation.takeVariableChanges();
  if (changes.length === 0 || !hasConditions(activation.definition)) {
    return;
  }
  const concerned = waitingConditions(activation).filter((wait) => changes.some((change) => concerns(activation, wait, change)));
  const next = activation.steps.findIndex((step, index) => index >= from && step.type === 'activate');
  activation.steps.splice(next === -1 ? activation.steps.length : next, 0, ...concerned.map(stepFor));
}

/** Has all conditional events looked at: after a suspension, in which nothing happened by itself. */
export function noticeResumption(activation: Activation): void {
  for (const wait of waitingConditions(activation)) {
    activation.schedule(stepFor(wait));
  }
}

/**
 * Looks whether the condition of a wait holds now. It happens when it becomes true, and again only after it was false
 * in between (BPMN 2.0, 10.5.5). A fault is one incident of the owner however often the condition is looked at, and it is
 * over when the condition can be evaluated again.
 */
export function lookAtCondition(activation: Activation, key: string): void {
  const wait = activation.wait(key);
  if (wait?.kind !== 'condition' || activation.head.suspended) {
    return;
  }
  const owner = activation.instance(wait.owner);
  const incident = activation.incidentsOf(owner.key).find((open) => open.wait === key);
  const verdict = judge(activation, wait);
  if (verdict instanceof ModelFault) {
    if (!incident) {
      activation.raiseIncident(owner, verdict);
    }
    return;
  }
  if (incident) {
    activation.removeIncident(incident);
  }
  if (verdict !== wait.holds) {
    const seen: ConditionWait = { ...wait, holds: verdict };
    activation.replaceWait(seen);
    if (verdict) {
      activation.attempt(owner.key, () => {
        occur(activation, seen, {});
      });
    }
  }
}

function waitingConditions(activation: Activation): readonly ConditionWait[] {
  return activation.waitsOf('condition');
}

function stepFor({ owner, key }: ConditionWait): Step {
  return { type: 'condition', instance: owner, wait: key };
}

function judge(activation: Activation, wait: ConditionWait): boolean | ModelFault {
  try {
    return holdsYet(activation, activation.instance(wait.owner), eventOf(activation, wait).condition);
  } catch (error) {
    if (error instanceof ModelFault) {
      return new ModelFault(error.kind, error.message, error.remedy, wait.key);
    }
    throw error;
  }
}

/** A change concerns a condition that can see the variable and, if it names some, names it. */
function concerns(activation: Activation, wait: ConditionWait, { scope, before, changes }: VariableChange): boolean {
  const { variableNames, variableEvents } = eventOf(activation, wait);
  const isListenedTo = Object.keys(changes).some(
    (name) =>
      (variableNames?.includes(name) ?? true) && (variableEvents?.includes(Object.hasOwn(before, name) ? 'update' : 'create') ?? true),
  );
  return isListenedTo && sees(activation, wait.owner, scope);
}

function sees(activation: Activation, owner: string, scope: string): boolean {
  for (let at = activation.find(owner); at; at = at.parent === null ? undefined : activation.find(at.parent)) {
    if (at.key === scope) {
      return true;
    }
  }
  return false;
}

function eventOf(activation: Activation, { elementId, definition = 0 }: ConditionWait): ConditionalEventDefinition {
  const element = activation.element(elementId);
  const part = 'event' in element ? partsOf(element.event)[definition] : undefined;
  if (part?.kind !== 'conditional') {
    throw new Error(`${elementId} has no condition`);
  }
  return part;
}

const hasConditions = perDefinition(({ elements }) =>
  Object.values(elements).some((element) => 'event' in element && partsOf(element.event).some(({ kind }) => kind === 'conditional')),
);
