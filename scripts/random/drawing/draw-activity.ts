import type { AdHocWork, Block, CompensationHandler, NamedStrands, Repetition, Work } from '../models/random-model.ts';
import { escapeXml, type DrawnNode, type DrawnScope } from './drawing.ts';
import { expression } from './events.ts';

/** The node of an activity, or of one for compensation; `scope` is what a sub-process holds. */
export function drawActivity({ id, work, repetition }: CompensationHandler, scope: DrawnScope | undefined): DrawnNode {
  return {
    id: `Activity_${id}`,
    tag: work.type,
    attributes: attributesOf(work, id),
    extensions: extensionsOf(work, id),
    content: [...(repetition ? [repetitionOf(repetition)] : []), ...contentOf(work)],
    ...(scope ? { scope } : {}),
  };
}

export const USER_TASK = ['<zeebe:userTask />'];

function attributesOf(work: Work, id: number): Readonly<Record<string, string>> {
  switch (work.type) {
    case 'receiveTask':
    case 'sendTask':
      return { messageRef: `Message_${id}` };
    case 'adHocSubProcess':
      return { ordering: work.ordering, cancelRemainingInstances: String(work.cancelsRemaining) };
    default:
      return {};
  }
}

function extensionsOf(work: Work, id: number): readonly string[] {
  switch (work.type) {
    case 'userTask':
      return USER_TASK;
    case 'serviceTask':
      return [`<zeebe:taskDefinition type="job-${id}" />`];
    case 'scriptTask':
      return [`<zeebe:script expression="${escapeXml(work.source)}" resultVariable="${work.variable}" />`];
    case 'callActivity':
      return [`<zeebe:calledElement processId="process-${work.process}" propagateAllChildVariables="true" />`];
    case 'adHocSubProcess':
      return work.named ? [`<zeebe:adHoc activeElementsCollection="${escapeXml(namesOf(work.named, work))}" />`] : [];
    default:
      return [];
  }
}

function namesOf({ condition, then, otherwise }: NamedStrands, { strands }: AdHocWork): string {
  const list = (indices: readonly number[]): string => `[${indices.map((index) => `"${firstOf(strands[index]?.blocks[0])}"`).join(', ')}]`;
  return condition === undefined ? `=${list(then)}` : `=if ${condition.slice(1)} then ${list(then)} else ${list(otherwise)}`;
}

/** The id of what a block begins with. */
function firstOf(block: Block | undefined): string {
  switch (block?.kind) {
    case 'activity':
    case 'fork':
      return `Activity_${block.id}`;
    case 'catch':
      return `Catch_${block.id}`;
    case 'throw':
    case 'link':
      return `Throw_${block.id}`;
    case 'split':
      return `Split_${block.id}`;
    case 'race':
      return `Race_${block.id}`;
    case 'graph':
      return `Node_${block.nodes[0]?.id ?? 0}`;
    case 'loop':
    case 'end':
    case undefined:
      return 'Nothing';
  }
}

function contentOf(work: Work): readonly string[] {
  return work.type === 'adHocSubProcess' && work.condition !== undefined ? [expression('completionCondition', work.condition)] : [];
}

function repetitionOf(repetition: Repetition): string {
  if (repetition.type === 'loop') {
    const { testBefore, maximum, condition } = repetition;
    const body = expression('loopCondition', condition);
    return `<bpmn:standardLoopCharacteristics testBefore="${testBefore}" loopMaximum="${maximum}">${body}</bpmn:standardLoopCharacteristics>`;
  }
  const { type, isSequential, count, completion } = repetition;
  const items = Array.from({ length: count }, (_, index) => index).join(', ');
  const zeebe = `<zeebe:loopCharacteristics inputCollection="=[${items}]" inputElement="item" />`;
  const body = [
    type === 'collection' ? `<bpmn:extensionElements>${zeebe}</bpmn:extensionElements>` : expression('loopCardinality', `=${count}`),
    completion === undefined ? '' : expression('completionCondition', completion),
  ].join('');
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${isSequential}">${body}</bpmn:multiInstanceLoopCharacteristics>`;
}
