import type { InstanceUpdateArguments, InstanceUpdateName } from '../contract/process-instance.ts';
import type { ProcessDefinition, TriggerBody } from '../engine/index.ts';

/** Updates that are something happening to the instance; `resynchronise` only concerns the read model. */
export type ActionName = Exclude<InstanceUpdateName, 'resynchronise'>;

/** What comes with an update, definitions instead of references. */
export type ActionArguments<Name extends ActionName = ActionName> = InstanceUpdateArguments<ProcessDefinition>[Name];

/** What each update means to the engine. */
export const actionTriggers: { readonly [Name in ActionName]: (args: ActionArguments<Name>) => TriggerBody } = {
  completeUserTask: (args) => ({ type: 'completeUserTask', ...args }),
  throwError: (args) => ({ type: 'throwError', ...args }),
  throwEscalation: (args) => ({ type: 'throwEscalation', ...args }),
  completeJob: (args) => ({ type: 'completeJob', ...args }),
  failJob: (args) => ({ type: 'failJob', ...args }),
  deliverMessage: ({ key, variables }) => ({ type: 'messageReceived', key, variables }),
  resolveIncident: (args) => ({ type: 'resolveIncident', ...args }),
  setVariables: (args) => ({ type: 'setVariables', ...args }),
  suspend: () => ({ type: 'suspend' }),
  resume: () => ({ type: 'resume' }),
  cancel: (args) => ({ type: 'cancel', ...args }),
  resolveIncidents: () => ({ type: 'resolveIncidents' }),
  modify: (args) => ({ type: 'modify', ...args }),
  activateAdHoc: (args) => ({ type: 'activateAdHoc', ...args }),
  migrate: ({ definition, definitionHash, mapping }) => ({ type: 'migrate', target: definition, definitionHash, mapping }),
};
