import { elementOf, eventOf, type Model } from '../model.ts';
import { instanceOf, remove, type ReferenceState } from '../state.ts';
import { completedInAdHoc } from './ad-hoc.ts';
import { completeCompensation, remember } from './compensation.ts';
import { choose } from './flows.ts';
import { linkTarget } from './links.ts';
import { chosenFlows } from './outgoing.ts';
import { completeRepetition, completionHolds } from './repetitions.ts';
import { cancelTransaction } from './transaction.ts';
import { endContents, enter } from './tokens.ts';

/** BPMN 2.0, 13.3.2: an activity "Completes" and puts tokens on its outgoing flows; its boundary events can't happen any more. */
export function complete(model: Model, state: ReferenceState, id: string): ReferenceState {
  const { role, parent, elementId, loopIndex } = instanceOf(state, id);
  if (role === 'process' || parent === null) return completeProcess(state, id);
  if (role === 'compensation') return completeCompensation(state, id);
  // An ad-hoc sub-process may be done while tokens wait in it that nothing can take further.
  const remembered = remember(model, endContents(state, id), id);
  if (loopIndex !== null) return completeRepetition(model, remembered, id);
  const flows = chosenFlows(model, state, id) ?? [];
  const gone = choose(remove(remembered, id), parent, flows);
  return completedInAdHoc(model, afterwards(model, gone, elementId, parent), parent, elementId);
}

/** What keeps an element from completing: an incident's kind. */
export function faultOfCompletion(model: Model, state: ReferenceState, id: string): string | undefined {
  const { role, loopIndex } = instanceOf(state, id);
  if (role === 'process' || role === 'compensation') return undefined;
  if (loopIndex !== null) return completionHolds(model, state, id) === undefined ? 'condition' : undefined;
  return chosenFlows(model, state, id) === undefined ? 'condition' : undefined;
}

/** BPMN 2.0, 13.2: a process instance is over when nothing is left in it; by force it is terminated instead. */
export function completeProcess(state: ReferenceState, id: string): ReferenceState {
  return { ...remove(state, id), status: state.isCancelled ? 'terminated' : 'completed', signals: [] };
}

/** What some events do to their scope once they are over. */
function afterwards(model: Model, state: ReferenceState, elementId: string, scope: string): ReferenceState {
  const element = elementOf(model, elementId);
  const event = eventOf(model, elementId);
  // 13.5.6: a terminate end event ends its own scope and only that: "the sub-process … not the enclosing process".
  if (element.type === 'endEvent' && event.kind === 'terminate') return endContents(state, scope);
  if (element.type === 'endEvent' && event.kind === 'cancel') return cancelTransaction(model, state, scope);
  if (element.type === 'intermediateThrowEvent' && event.kind === 'link') {
    return enter(model, state, linkTarget(model, elementId), scope);
  }
  // 10.7: an association, not a flow, leads from the event on a boundary to the handler.
  if (element.type === 'boundaryEvent' && event.kind === 'compensation') {
    const { compensationHandler } = elementOf(model, element.attachedTo);
    return compensationHandler === undefined ? state : enter(model, state, compensationHandler, scope);
  }
  return state;
}
