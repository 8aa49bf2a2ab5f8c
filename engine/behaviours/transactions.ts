import type { Activation } from '../activation.ts';
import { partsOf } from '../definition/event-definition.ts';
import type { ElementInstance } from '../state.ts';
import { takeCompleted } from './completed-activities.ts';
import { occurByThrow } from './occurrences.ts';
import { openCompensation } from './open-compensation.ts';
import { leave, terminateChildren } from './scopes.ts';
import { closeWait } from './waits.ts';

/**
 * A cancel end event: everything else in its transaction ends, what has completed there is undone, and then the
 * transaction is left through its cancel event (BPMN 2.0, 13.3.4 and 13.5.5).
 */
export function cancelTransaction(activation: Activation, thrower: ElementInstance): void {
  const transaction = transactionAround(activation, thrower);
  leave(activation, thrower, 'completed');
  for (const key of activation.instance(transaction.key).waits) {
    const wait = activation.wait(key);
    // Its event sub-processes give up; what its boundary waits for may still end the undoing.
    if (wait && activation.element(wait.elementId).type === 'startEvent') {
      closeWait(activation, wait);
    }
  }
  activation.update(transaction.key, { interrupted: true });
  terminateChildren(activation, transaction.key);
  openCompensation(activation, transaction.key, transaction.elementId, {
    left: takeCompleted(activation, { scope: transaction.key }),
    cancels: true,
  });
}

/** Everything is undone: the token goes on behind the cancel event. */
export function leaveCancelled(activation: Activation, transaction: ElementInstance): void {
  const element = activation.elementOf(transaction);
  const boundary = 'boundaryEvents' in element ? element.boundaryEvents : [];
  for (const id of boundary) {
    const event = activation.element(id);
    const place = event.type === 'boundaryEvent' ? partsOf(event.event).findIndex(({ kind }) => kind === 'cancel') : -1;
    if (event.type === 'boundaryEvent' && place >= 0) {
      return occurByThrow(activation, activityOf(activation, transaction), event, place, {});
    }
  }
  throw new Error(`Transaction ${element.id} has no cancel event, and was deployed`);
}

function transactionAround(activation: Activation, { elementId, parent }: ElementInstance): ElementInstance {
  for (let key = parent; key !== null;) {
    const instance = activation.instance(key);
    if (instance.role === 'element' && activation.elementOf(instance).type === 'transaction') {
      return instance;
    }
    key = instance.parent;
  }
  throw new Error(`Cancel event ${elementId} isn't in a transaction, and was deployed`);
}

/** Boundary events belong to the whole multi-instance activity. */
function activityOf(activation: Activation, instance: ElementInstance): ElementInstance {
  return instance.loopIndex === undefined || instance.parent === null ? instance : activation.instance(instance.parent);
}
