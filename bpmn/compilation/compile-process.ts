import type { DecisionLibrary } from '../../engine/definition/decision-definition.ts';
import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import {
  DEFINITION_FORMAT,
  type FlowScope,
  type ProcessDefinition,
  type SequenceFlow,
} from '../../engine/definition/process-definition.ts';
import { readScopeData, usedDataObjects } from '../data/read-data.ts';
import type { Decisions } from '../decisions/read-decisions.ts';
import { libraryOf } from '../decisions/required-by.ts';
import { elementTransformerFor } from '../elements/index.ts';
import { conditionSource } from '../extensions/condition.ts';
import { child, extension, flag, isA, text, type ModdleElement } from '../reading/moddle-element.ts';
import { readExecutionListeners } from '../extensions/listeners.ts';
import { nameOf, type ProcessSource, type SourceFlow, type SourceScope } from '../reading/process-source.ts';
import { indexHandlers } from './compensation-handlers.ts';
import type { CompilationContext } from './context.ts';
import { optionalExpression } from './expression.ts';
import { indexLanes } from './lanes.ts';
import { present } from './present.ts';

/**
 * The executable form of a process. Elements that can't be compiled are left out: rules report each of them as an
 * error, so that a definition with gaps is never deployed, and the other rules still have something to look at.
 */
export function compileProcess(process: ProcessSource, decisions: Decisions): ProcessDefinition {
  const context: CompilationContext = { process, lanesOf: indexLanes(process), handlerOf: indexHandlers(process) };
  const elements: Record<string, ElementDefinition> = {};
  for (const node of process.nodes) {
    const element = elementTransformerFor(node.type)?.transform(node, context);
    if (element !== undefined) elements[node.id] = element;
  }
  const used = usedDataObjects(process.nodes.map((node) => node.element));
  return {
    format: DEFINITION_FORMAT,
    processId: process.id,
    name: nameOf(process.element) ?? process.id,
    ...present({ versionTag: text(extension(process.element, 'zeebe:VersionTag'), 'value') }),
    elements,
    flows: Object.fromEntries(process.flows.flatMap((flow) => compileFlow(flow))),
    scopes: Object.fromEntries(process.scopes.map((scope) => [scope.id, compileScope(scope, used)])),
    ...calledDecisions(elements, decisions),
    ...present({
      startListeners: readExecutionListeners(process.element, 'start'),
      endListeners: readExecutionListeners(process.element, 'end'),
    }),
  };
}

function compileFlow(flow: SourceFlow): readonly (readonly [string, SequenceFlow])[] {
  if (flow.source === undefined || flow.target === undefined) return [];
  return [
    [
      flow.id,
      {
        ...present({ id: flow.id, name: nameOf(flow.element), source: flow.source.id, target: flow.target.id }),
        ...optionalExpression(
          'condition',
          hasEffectiveCondition(flow) ? conditionSource(child(flow.element, 'conditionExpression')) : undefined,
        ),
      },
    ],
  ];
}

/**
 * Conditions count on flows out of activities and diverging gateways (BPMN 2.0, 8.3.13); one on a default flow is
 * ignored. The rule `ignored-condition` says so to the modeler.
 */
export function hasEffectiveCondition(flow: SourceFlow): boolean {
  const source = flow.source;
  if (source === undefined) return false;
  if (child(source.element, 'default') === flow.element) return false;
  return isA(source.element, 'bpmn:Activity') || CHOOSING.has(source.type);
}

/** Gateways that ask the conditions of their flows. */
const CHOOSING: ReadonlySet<string> = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway']);

function compileScope(scope: SourceScope, usedData: ReadonlySet<ModdleElement>): FlowScope {
  const startEvents = scope.nodes.filter((node) => node.type === 'bpmn:StartEvent').map((node) => node.id);
  const isEventSubProcess = (node: SourceScope['nodes'][number]): boolean => flag(node.element, 'triggeredByEvent') === true;
  const implicitStarts = scope.nodes.filter(
    (node) => node.incoming.length === 0 && mayBegin(node.element, scope.element) && !isEventSubProcess(node),
  );
  return present({
    id: scope.id,
    parent: scope.parent,
    startEvents,
    // BPMN 2.0, 13.3.4: activities and gateways without incoming flow start with the scope, if it has no start event.
    implicitStarts: startEvents.length > 0 ? [] : implicitStarts.map((node) => node.id),
    eventSubProcesses: scope.nodes.filter(isEventSubProcess).map((node) => node.id),
    data: readScopeData(scope.element, usedData),
  });
}

/** What begins without a flow into it; in an ad-hoc sub-process intermediate events can be chosen too (BPMN 2.0, 10.3.5). */
function mayBegin(element: ModdleElement, scope: ModdleElement): boolean {
  // What undoes another activity is outside the normal flow (BPMN 2.0, 10.7).
  if (flag(element, 'isForCompensation') === true) return false;
  // These begin instances with an event of their own, never without.
  if (flag(element, 'instantiate') === true) return false;
  const types = ['bpmn:Activity', 'bpmn:Gateway', ...(isA(scope, 'bpmn:AdHocSubProcess') ? INTERMEDIATE_EVENTS : [])];
  return types.some((type) => isA(element, type));
}

const INTERMEDIATE_EVENTS = ['bpmn:IntermediateCatchEvent', 'bpmn:IntermediateThrowEvent'];

/** What business rule tasks call, and what that requires; an expression may call whatever the deployment contains. */
function calledDecisions(elements: Readonly<Record<string, ElementDefinition>>, decisions: Decisions): DecisionLibrary {
  const ids = Object.values(elements).flatMap((element) => {
    if (element.type !== 'businessRuleTask' || element.decisionId === undefined) return [];
    return typeof element.decisionId === 'string' ? [element.decisionId] : Object.keys(decisions.compiled);
  });
  return libraryOf(ids, decisions);
}
