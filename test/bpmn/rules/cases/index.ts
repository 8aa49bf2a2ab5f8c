import { compensationThrow } from './compensation-throw.ts';
import { compensationEventSubProcess } from './compensation-event-sub-process.ts';
import { compensationHandler } from './compensation-handler.ts';
import { cancelEvent } from './cancel-event.ts';
import { adHocContents } from './ad-hoc-contents.ts';
import { boundaryEventAttachment } from './boundary-event-attachment.ts';
import { boundaryEventIncoming } from './boundary-event-incoming.ts';
import { calledDecision } from './called-decision.ts';
import { calledElement } from './called-element.ts';
import { complexGatewayActivation } from './complex-gateway-activation.ts';
import { conditionExpression } from './condition-expression.ts';
import { conditionPlacement } from './condition-placement.ts';
import { conditionalEvent } from './conditional-event.ts';
import { correlationKey } from './correlation-key.ts';
import { dataAssociation } from './data-association.ts';
import { deadEnd } from './dead-end.ts';
import { defaultFlow } from './default-flow.ts';
import { duplicateCatch } from './duplicate-catch.ts';
import { emptySubProcess } from './empty-sub-process.ts';
import { endEventOutgoing } from './end-event-outgoing.ts';
import { errorCode } from './error-code.ts';
import { escalationCode } from './escalation-code.ts';
import { eventBasedGatewayTargets } from './event-based-gateway-targets.ts';
import { eventSubProcessFlows } from './event-sub-process-flows.ts';
import { eventSubProcessStart } from './event-sub-process-start.ts';
import { exclusiveGatewayDefault } from './exclusive-gateway-default.ts';
import { executionListener } from './execution-listener.ts';
import { feelSyntax } from './feel-syntax.ts';
import { flowCrossesScope } from './flow-crosses-scope.ts';
import { flowEnds } from './flow-ends.ts';
import { formBinding } from './form-binding.ts';
import { ignoredAttribute } from './ignored-attribute.ts';
import { ignoredCondition } from './ignored-condition.ts';
import { ignoredDecisionPart } from './ignored-decision-part.ts';
import { ignoredExtension } from './ignored-extension.ts';
import { inclusiveGatewayDefault } from './inclusive-gateway-default.ts';
import { instantiatingElement } from './instantiating-element.ts';
import { interruptingError } from './interrupting-error.ts';
import { linkEvent } from './link-event.ts';
import { literalValue } from './literal-value.ts';
import { messageReference } from './message-reference.ts';
import { missingId } from './missing-id.ts';
import { multiInstanceBehavior } from './multi-instance-behavior.ts';
import { multiInstanceCollection } from './multi-instance-collection.ts';
import { multipleEvent } from './multiple-event.ts';
import { multipleNoneStarts } from './multiple-none-starts.ts';
import { mustUnderstand } from './must-understand.ts';
import { nothingToCompensate } from './nothing-to-compensate.ts';
import { processStart } from './process-start.ts';
import { scriptExpression } from './script-expression.ts';
import { separationTarget } from './separation-target.ts';
import { signalReference } from './signal-reference.ts';
import { standardLoop } from './standard-loop.ts';
import { startEventIncoming } from './start-event-incoming.ts';
import { subProcessStart } from './sub-process-start.ts';
import { taskDefinition } from './task-definition.ts';
import { taskListener } from './task-listener.ts';
import { timerCycleOnce } from './timer-cycle-once.ts';
import { timerDefinition } from './timer-definition.ts';
import { timerLiteral } from './timer-literal.ts';
import { tokenQuantity } from './token-quantity.ts';
import { unconditionalFlow } from './unconditional-flow.ts';
import { unknownContent } from './unknown-content.ts';
import { unreachable } from './unreachable.ts';
import { unresolvedReference } from './unresolved-reference.ts';
import { unsupportedAttribute } from './unsupported-attribute.ts';
import { unsupportedElement } from './unsupported-element.ts';
import { unsupportedExtension } from './unsupported-extension.ts';
import { userAction } from './user-action.ts';
import { userTaskCandidates } from './user-task-candidates.ts';
import { variableName } from './variable-name.ts';
import { waitLessLoop } from './wait-less-loop.ts';
import type { RuleCase } from '../rule-case.ts';

/** Drawings for every rule, by its name. */
export const casesByRule: Readonly<Record<string, readonly RuleCase[]>> = {
  'ad-hoc-contents': adHocContents,
  'boundary-event-attachment': boundaryEventAttachment,
  'boundary-event-incoming': boundaryEventIncoming,
  'called-decision': calledDecision,
  'called-element': calledElement,
  'cancel-event': cancelEvent,
  'compensation-event-sub-process': compensationEventSubProcess,
  'compensation-handler': compensationHandler,
  'compensation-throw': compensationThrow,
  'complex-gateway-activation': complexGatewayActivation,
  'condition-expression': conditionExpression,
  'condition-placement': conditionPlacement,
  'conditional-event': conditionalEvent,
  'correlation-key': correlationKey,
  'data-association': dataAssociation,
  'dead-end': deadEnd,
  'default-flow': defaultFlow,
  'duplicate-catch': duplicateCatch,
  'empty-sub-process': emptySubProcess,
  'end-event-outgoing': endEventOutgoing,
  'error-code': errorCode,
  'escalation-code': escalationCode,
  'event-based-gateway-targets': eventBasedGatewayTargets,
  'event-sub-process-flows': eventSubProcessFlows,
  'event-sub-process-start': eventSubProcessStart,
  'exclusive-gateway-default': exclusiveGatewayDefault,
  'execution-listener': executionListener,
  'feel-syntax': feelSyntax,
  'flow-crosses-scope': flowCrossesScope,
  'flow-ends': flowEnds,
  'form-binding': formBinding,
  'ignored-attribute': ignoredAttribute,
  'ignored-condition': ignoredCondition,
  'ignored-decision-part': ignoredDecisionPart,
  'ignored-extension': ignoredExtension,
  'inclusive-gateway-default': inclusiveGatewayDefault,
  'instantiating-element': instantiatingElement,
  'interrupting-error': interruptingError,
  'link-event': linkEvent,
  'literal-value': literalValue,
  'message-reference': messageReference,
  'missing-id': missingId,
  'multi-instance-behavior': multiInstanceBehavior,
  'multi-instance-collection': multiInstanceCollection,
  'multiple-event': multipleEvent,
  'multiple-none-starts': multipleNoneStarts,
  'must-understand': mustUnderstand,
  'nothing-to-compensate': nothingToCompensate,
  'process-start': processStart,
  'script-expression': scriptExpression,
  'separation-target': separationTarget,
  'signal-reference': signalReference,
  'standard-loop': standardLoop,
  'start-event-incoming': startEventIncoming,
  'sub-process-start': subProcessStart,
  'task-definition': taskDefinition,
  'task-listener': taskListener,
  'timer-cycle-once': timerCycleOnce,
  'timer-definition': timerDefinition,
  'timer-literal': timerLiteral,
  'token-quantity': tokenQuantity,
  'unconditional-flow': unconditionalFlow,
  'unknown-content': unknownContent,
  unreachable,
  'unresolved-reference': unresolvedReference,
  'unsupported-attribute': unsupportedAttribute,
  'unsupported-element': unsupportedElement,
  'unsupported-extension': unsupportedExtension,
  'user-action': userAction,
  'user-task-candidates': userTaskCandidates,
  'variable-name': variableName,
  'wait-less-loop': waitLessLoop,
};
