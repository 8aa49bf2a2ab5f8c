import { defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { instanceSignals, type InstanceSignalArguments } from '../contract/process-instance.ts';
import type { Instance } from './instance.ts';

/** Wires Temporal's signals to the instance. They wait for nobody's answer and may come twice. */
export function registerSignalHandlers(instance: Instance): void {
  setHandler(signal('broadcastSignal', instanceSignals.broadcast), ({ id, name, variables }) => {
    // The engine has let the instance hear its own signals when it threw them.
    if (id.startsWith(`${workflowInfo().workflowId}#`) || instance.received.has(id)) return;
    instance.received.add(id, true);
    instance.happen({ type: 'signalReceived', signalName: name, variables });
  });
  setHandler(signal('childEscalation', instanceSignals.childEscalation), ({ key, code, variables }) => {
    instance.happen({ type: 'childEscalation', key, code, variables });
  });
  setHandler(signal('childEnded', instanceSignals.childEnded), ({ key, result }) => {
    instance.performer.children.ended(key, result);
  });
  setHandler(signal('reportEnd', instanceSignals.reportEnd), () => {
    instance.reportEnd = true;
  });
}

function signal<Name extends keyof InstanceSignalArguments>(_arguments: Name, name: string) {
  return defineSignal<[InstanceSignalArguments[Name]]>(name);
}
