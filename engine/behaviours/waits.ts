import type { Activation } from '../activation.ts';
import type { Wait } from '../state.ts';

/** Closes everything an element instance waits for, or what concerns one element. */
export function closeWaits(activation: Activation, instanceKey: string, elementId?: string): void {
  for (const key of activation.instance(instanceKey).waits) {
    const wait = activation.wait(key);
    if (wait && (elementId === undefined || wait.elementId === elementId)) {
      closeWait(activation, wait);
    }
  }
}

/** Ends one wait and tells the world. Commands of waits that have just been fulfilled find nothing left to cancel. */
export function closeWait(activation: Activation, wait: Wait): void {
  activation.dropWait(wait);
  switch (wait.kind) {
    case 'userTask':
      return activation.emit({ type: 'closeUserTask', key: wait.key, outcome: 'cancelled' });
    case 'job':
      return activation.emit({ type: 'cancelJob', key: wait.key });
    case 'timer':
      return activation.emit({ type: 'cancelTimer', key: wait.key });
    case 'message':
      return activation.emit({ type: 'closeMessageSubscription', key: wait.key });
    case 'signal':
      return activation.emit({ type: 'closeSignalSubscription', key: wait.key });
    case 'condition':
      return; // nobody outside knows of it
    case 'child':
      return activation.emit({ type: 'cancelChild', key: wait.key });
  }
}
