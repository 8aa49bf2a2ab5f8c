import { boundaryEventAttachment } from './boundary-event-attachment.ts';
import { boundaryEventIncoming } from './boundary-event-incoming.ts';
import { calledDecision } from './called-decision.ts';
import { calledElement } from './called-element.ts';
import { conditionExpression } from './condition-expression.ts';
import { conditionPlacement } from './condition-placement.ts';
import { correlationKey } from './correlation-key.ts';
import { dataAssociation } from './data-association.ts';
import { deadEnd } from './dead-end.ts';
import { defaultFlow } from './default-flow.ts';
import { duplicateCatch } from './duplicate-catch.ts';
import { emptySubProcess } from './empty-sub-process.ts';
import { endEventOutgoing } from './end-event-outgoing.ts';
import { errorCode } from './error-code.ts';
import { eventBasedGatewayTargets } from './event-based-gateway-targets.ts';
import { eventSubProcessFlows } from './event-sub-process-flows.ts';
import { eventSubProcessStart } from './event-sub-process-start.ts';
import { exclusiveGatewayDefault } from './exclusive-gateway-default.ts';
import { feelSyntax } from './feel-syntax.ts';
import { flowCrossesScope } from './flow-crosses-scope.ts';
import { flowEnds } from './flow-ends.ts';
import { ignoredAttribute } from './ignored-attribute.ts';
import { ignoredCondition } from './ignored-condition.ts';
import { ignoredDecisionPart } from './ignored-decision-part.ts';
import { ignoredExtension } from './ignored-extension.ts';
import { interruptingError } from './interrupting-error.ts';
import { literalValue } from './literal-value.ts';
import { messageReference } from './message-reference.ts';
import { missingId } from './missing-id.ts';
import { multiInstanceCollection } from './multi-instance-collection.ts';
import { multipleNoneStarts } from './multiple-none-starts.ts';
import { mustUnderstand } from './must-understand.ts';
import { processStart } from './process-start.ts';
import { scriptExpression } from './script-expression.ts';
import { separationTarget } from './separation-target.ts';
import { signalReference } from './signal-reference.ts';
import { startEventIncoming } from './start-event-incoming.ts';
import { subProcessStart } from './sub-process-start.ts';
import { taskDefinition } from './task-definition.ts';
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
  eventBasedGatewayTargets,
  subProcessStart,
  eventSubProcessStart,
  eventSubProcessFlows,
  interruptingError,
  messageReference,
  correlationKey,
  signalReference,
  errorCode,
  timerDefinition,
  timerLiteral,
  taskDefinition,
  scriptExpression,
  calledDecision,
  calledElement,
  tokenQuantity,
  multiInstanceCollection,
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
  unconditionalFlow,
  ignoredCondition,
  waitLessLoop,
  userTaskCandidates,
  multipleNoneStarts,
  timerCycleOnce,
  duplicateCatch,
  ignoredAttribute,
  ignoredExtension,
  ignoredDecisionPart,
];
