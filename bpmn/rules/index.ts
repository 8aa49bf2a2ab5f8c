import { adHocContents } from './ad-hoc-contents.ts';
import { boundaryEventAttachment } from './boundary-event-attachment.ts';
import { boundaryEventIncoming } from './boundary-event-incoming.ts';
import { calledDecision } from './called-decision.ts';
import { calledElement } from './called-element.ts';
import { cancelEvent } from './cancel-event.ts';
import { compensationEventSubProcess } from './compensation-event-sub-process.ts';
import { compensationHandler } from './compensation-handler.ts';
import { compensationThrow } from './compensation-throw.ts';
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
import type { Rule } from './rule.ts';

/** Every check of a process, in the order in which problems are listed: errors first. */
export const rules: readonly Rule[] = [
  unknownContent,
  mustUnderstand,
  missingId,
  unsupportedElement,
  unsupportedAttribute,
  unsupportedExtension,
  unresolvedReference,
  processStart,
  startEventIncoming,
  endEventOutgoing,
  boundaryEventIncoming,
  boundaryEventAttachment,
  flowEnds,
  flowCrossesScope,
  defaultFlow,
  conditionPlacement,
  conditionExpression,
  complexGatewayActivation,
  eventBasedGatewayTargets,
  instantiatingElement,
  subProcessStart,
  adHocContents,
  eventSubProcessStart,
  eventSubProcessFlows,
  interruptingError,
  compensationHandler,
  compensationThrow,
  compensationEventSubProcess,
  cancelEvent,
  messageReference,
  correlationKey,
  signalReference,
  errorCode,
  escalationCode,
  linkEvent,
  multipleEvent,
  conditionalEvent,
  timerDefinition,
  timerLiteral,
  taskDefinition,
  executionListener,
  taskListener,
  scriptExpression,
  calledDecision,
  calledElement,
  formBinding,
  tokenQuantity,
  multiInstanceCollection,
  multiInstanceBehavior,
  standardLoop,
  dataAssociation,
  feelSyntax,
  variableName,
  literalValue,
  separationTarget,
  userAction,
  unreachable,
  emptySubProcess,
  deadEnd,
  exclusiveGatewayDefault,
  inclusiveGatewayDefault,
  unconditionalFlow,
  ignoredCondition,
  waitLessLoop,
  nothingToCompensate,
  userTaskCandidates,
  multipleNoneStarts,
  timerCycleOnce,
  duplicateCatch,
  ignoredAttribute,
  ignoredExtension,
  ignoredDecisionPart,
];
