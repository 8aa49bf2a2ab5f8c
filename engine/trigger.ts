import type { CatchableCodes } from '../contract/catchable-codes.ts';
import type { JsonObject } from '../contract/json.ts';
import type { ActivateInstruction, Modification } from '../contract/modification.ts';
import type { ProcessDefinition } from './definition/process-definition.ts';

/**
 * What happens to an instance. `at` is the time of the happening in epoch milliseconds: the engine has no clock.
 * `key` addresses a wait (or, for incidents, an incident).
 */
export type Trigger = { readonly at: number } & TriggerBody;

export type TriggerBody =
  | {
      readonly type: 'start';
      readonly variables: JsonObject;
      /** What began it: a start event, or an element that instantiates; absent: the process's none start event. */
      readonly startEvent?: string;
      /** Which definition of a multiple start event happened: needed when it waits for all of them. */
      readonly startDefinition?: number;
      readonly caughtByParent?: CatchableCodes;
      /** Elements to begin before, instead of at a start event. */
      readonly startAt?: readonly ActivateInstruction[];
    }
  | { readonly type: 'completeUserTask'; readonly key: string; readonly variables: JsonObject; readonly actor?: string }
  | { readonly type: 'completeJob'; readonly key: string; readonly variables: JsonObject }
  | { readonly type: 'failJob'; readonly key: string; readonly message: string; readonly retries: number }
  /** A BPMN error from a job or a user task (`key` of its wait). */
  | { readonly type: 'throwError'; readonly key: string; readonly code: string; readonly message?: string; readonly variables: JsonObject }
  /** An escalation from a job or a user task; it goes on unless an interrupting catch ends it. */
  | { readonly type: 'throwEscalation'; readonly key: string; readonly code: string; readonly variables: JsonObject }
  | { readonly type: 'timerFired'; readonly key: string }
  | { readonly type: 'messageReceived'; readonly key: string; readonly variables: JsonObject }
  /** A broadcast: every open subscription of that name in the instance receives it. */
  | { readonly type: 'signalReceived'; readonly signalName: string; readonly variables: JsonObject }
  | { readonly type: 'childCompleted'; readonly key: string; readonly variables: JsonObject }
  | { readonly type: 'childError'; readonly key: string; readonly code: string; readonly variables: JsonObject }
  | { readonly type: 'childEscalation'; readonly key: string; readonly code: string; readonly variables: JsonObject }
  /** The called process couldn't be started, or ended by force. */
  | { readonly type: 'childFailed'; readonly key: string; readonly message: string }
  | { readonly type: 'resolveIncident'; readonly key: string }
  /** Every incident there is. */
  | { readonly type: 'resolveIncidents' }
  | { readonly type: 'setVariables'; readonly scope?: string; readonly variables: JsonObject }
  | { readonly type: 'suspend' }
  | { readonly type: 'resume' }
  | { readonly type: 'cancel'; readonly reason?: string }
  | ({ readonly type: 'modify' } & Modification)
  /** Somebody chooses what is done next in an ad-hoc sub-process; `key` is its element instance's. */
  | { readonly type: 'activateAdHoc'; readonly key: string; readonly elements: readonly string[]; readonly variables: JsonObject }
  /** The instance goes on with another version of its process. */
  | {
      readonly type: 'migrate';
      readonly target: ProcessDefinition;
      /** What elements and sequence flows are called in the target, by their ids here; absent ones keep theirs. */
      readonly mapping: Readonly<Record<string, string>>;
      /** Names the target in the history. */
      readonly definitionHash?: string;
    };

export type TriggerType = TriggerBody['type'];
