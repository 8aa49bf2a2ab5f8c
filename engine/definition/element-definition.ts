import type { CallBinding } from '../../contract/call-binding.ts';
import type { DataDefinition } from './data-definition.ts';
import type { EventDefinition } from './event-definition.ts';
import type { Expression, VariableMapping } from './expression.ts';
import type { MultiInstanceDefinition } from './multi-instance-definition.ts';
import type { StandardLoopDefinition } from './standard-loop-definition.ts';
import type { JobDefinition, UserTaskProperties } from './task-properties.ts';

/** Every executable flow node, told apart by `type`: the element's name in the BPMN schema. */
export type ElementDefinition =
  | StartEvent
  | EndEvent
  | IntermediateCatchEvent
  | IntermediateThrowEvent
  | BoundaryEvent
  | ActivityDefinition
  | ExclusiveGateway
  | ParallelGateway
  | InclusiveGateway
  | ComplexGateway
  | EventBasedGateway;

export type ElementType = ElementDefinition['type'];

export type ActivityDefinition =
  | AbstractTask
  | ManualTask
  | UserTask
  | ServiceTask
  | SendTask
  | ReceiveTask
  | ScriptTask
  | BusinessRuleTask
  | SubProcess
  | Transaction
  | AdHocSubProcess
  | CallActivity;

/** Activities are what boundary events can be attached to (BPMN 2.0, 10.3). */
export function isActivity(element: ElementDefinition): element is ActivityDefinition {
  return 'boundaryEvents' in element;
}

/** An event sub-process begins with its event and is outside the normal flow (BPMN 2.0, 10.3.5). */
export function isEventSubProcess(element: ElementDefinition): boolean {
  return element.type === 'subProcess' && element.triggeredByEvent;
}

/** Activities with a marker run as inner instances of a body: at once, or one after the other (BPMN 2.0, 10.3.8). */
export function repeats(element: ElementDefinition): element is ActivityDefinition {
  return isActivity(element) && (element.multiInstance !== undefined || element.standardLoop !== undefined);
}

/** What every flow node has. */
export interface FlowNode {
  readonly id: string;
  readonly name?: string;
  /** Id of the flow scope that holds it: the process or a sub-process. */
  readonly scope: string;
  /** Sequence flow ids, in document order. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Name of the innermost lane, for pages only. */
  readonly lane?: string;
  /** Articles of the regulation that ask for this step, e.g. `第十七条`. */
  readonly articles?: readonly string[];
  readonly inputs: readonly VariableMapping[];
  readonly outputs: readonly VariableMapping[];
  /** `zeebe:executionListeners`: jobs before and after the element does its own; absent: none. */
  readonly startListeners?: readonly JobDefinition[];
  readonly endListeners?: readonly JobDefinition[];
  /** Properties, data inputs and outputs with their associations. */
  readonly data?: DataDefinition;
}

export interface StartEvent extends FlowNode {
  readonly type: 'startEvent';
  readonly event: EventDefinition;
  /** Only meaningful for the start event of an event sub-process. */
  readonly interrupting: boolean;
  /** Form that a person fills in to start an instance. */
  readonly formId?: string;
  /** Lets a person throw the event from the instance's page: a button with this label. */
  readonly userAction?: UserAction;
}

/** `sw:userAction`: a message that people with one of the groups may send to the instance from its page. */
export interface UserAction {
  readonly label: string;
  readonly formId?: string;
  readonly candidateGroups?: Expression;
}

export interface EndEvent extends FlowNode {
  readonly type: 'endEvent';
  readonly event: EventDefinition;
  /** A message end event with a `zeebe:taskDefinition` is carried out by a job worker. */
  readonly job?: JobDefinition;
}

export interface IntermediateCatchEvent extends FlowNode {
  readonly type: 'intermediateCatchEvent';
  readonly event: EventDefinition;
}

export interface IntermediateThrowEvent extends FlowNode {
  readonly type: 'intermediateThrowEvent';
  readonly event: EventDefinition;
  readonly job?: JobDefinition;
}

export interface BoundaryEvent extends FlowNode {
  readonly type: 'boundaryEvent';
  readonly event: EventDefinition;
  readonly attachedTo: string;
  /** `cancelActivity` in BPMN. */
  readonly interrupting: boolean;
  readonly userAction?: UserAction;
}

/** What every activity has (BPMN 2.0, 10.3). */
export interface Activity extends FlowNode {
  readonly boundaryEvents: readonly string[];
  readonly multiInstance?: MultiInstanceDefinition;
  readonly standardLoop?: StandardLoopDefinition;
  /** Execution listeners of a multi-instance activity as a whole, before its instances are made. */
  readonly beforeAllListeners?: readonly JobDefinition[];
  readonly defaultFlow?: string;
  /** Runs only to undo another activity (`isForCompensation`). */
  readonly forCompensation?: boolean;
  /** The activity that undoes this one: associated with a compensation event on its boundary. */
  readonly compensationHandler?: string;
  /** Tokens that must come before it begins; absent: one. */
  readonly startQuantity?: number;
  /** Tokens that it sends along each flow it takes; absent: one. */
  readonly completionQuantity?: number;
}

export interface AbstractTask extends Activity {
  readonly type: 'task';
}

export interface ManualTask extends Activity {
  readonly type: 'manualTask';
}

export interface UserTask extends Activity {
  readonly type: 'userTask';
  readonly task: UserTaskProperties;
}

export interface ServiceTask extends Activity {
  readonly type: 'serviceTask';
  readonly job: JobDefinition;
}

export interface SendTask extends Activity {
  readonly type: 'sendTask';
  /** Either a job, or a message that the engine publishes. */
  readonly job?: JobDefinition;
  readonly event?: EventDefinition;
}

export interface ReceiveTask extends Activity {
  readonly type: 'receiveTask';
  readonly event: EventDefinition;
  /** Its message may begin an instance of the process. */
  readonly instantiate?: true;
}

export interface ScriptTask extends Activity {
  readonly type: 'scriptTask';
  readonly expression: Expression;
  readonly resultVariable: string;
}

export interface BusinessRuleTask extends Activity {
  readonly type: 'businessRuleTask';
  /** Either a decision of `ProcessDefinition.decisions` (an expression chooses among them), or a job. */
  readonly decisionId?: string | Expression;
  readonly resultVariable?: string;
  readonly job?: JobDefinition;
}

export interface SubProcess extends Activity {
  readonly type: 'subProcess';
  /** An event sub-process: it has no incoming flow and starts when its start event occurs. */
  readonly triggeredByEvent: boolean;
}

/** A sub-process that a cancel end event takes back as a whole (BPMN 2.0, 10.3.5 and 13.3.4). */
export interface Transaction extends Activity {
  readonly type: 'transaction';
}

/** A sub-process whose activities are started as they are needed: by people, or by `activeElements` (BPMN 2.0, 10.3.5). */
export interface AdHocSubProcess extends Activity {
  readonly type: 'adHocSubProcess';
  /** Sequential: one inner activity at a time. */
  readonly ordering: 'parallel' | 'sequential';
  /** Looked at whenever something inside completes; absent: it is done when nothing that was started is left. */
  readonly completionCondition?: Expression;
  /** What is still going on when the condition holds ends; otherwise it is waited for. */
  readonly cancelRemainingInstances: boolean;
  /** Ids of the activities that begin with it (`zeebe:adHoc`); absent: none does. */
  readonly activeElements?: Expression;
  /** Variable that receives a result for each path that ends inside, in that order. */
  readonly outputCollection?: string;
  readonly outputElement?: Expression;
}

export interface CallActivity extends Activity {
  readonly type: 'callActivity';
  readonly processId: Expression;
  readonly propagateAllParentVariables: boolean;
  readonly propagateAllChildVariables: boolean;
  /** Absent: the latest version at the time of the call. */
  readonly binding?: CallBinding;
  /** Absent: the called instance has its caller's. */
  readonly calledInstance?: CalledInstance;
}

/** What a called instance has of its own; texts. */
export interface CalledInstance {
  readonly businessKey?: Expression;
  /** Code of the organisation that owns it: its people may read it. */
  readonly organisation?: Expression;
}

export interface ExclusiveGateway extends FlowNode {
  readonly type: 'exclusiveGateway';
  readonly defaultFlow?: string;
}

export interface ParallelGateway extends FlowNode {
  readonly type: 'parallelGateway';
}

export interface InclusiveGateway extends FlowNode {
  readonly type: 'inclusiveGateway';
  readonly defaultFlow?: string;
}

export interface ComplexGateway extends FlowNode {
  readonly type: 'complexGateway';
  readonly defaultFlow?: string;
  /** Says when enough tokens have come; a gateway that only splits has none. */
  readonly activationCondition?: Expression;
}

export interface EventBasedGateway extends FlowNode {
  readonly type: 'eventBasedGateway';
  /** Its events may begin an instance: the first one alone, or (parallel) the first one while the instance waits for the others. */
  readonly instantiate?: 'exclusive' | 'parallel';
}
