import type { HistoryEntry } from '../../../db/instances/instance-history.ts';
import type { ElementDefinition } from '../../../engine/definition/element-definition.ts';
import type { ProcessDefinition } from '../../../engine/definition/process-definition.ts';

/** One line of the history: when, what in words, and whether it went wrong. */
export interface HistoryLine {
  readonly at: Date;
  readonly text: string;
  readonly kind: 'done' | 'note' | 'problem';
}

/** Tells the history in the words of the diagram; what only the machine cares about is left out. */
export function tellHistory(
  entries: readonly HistoryEntry[],
  definition: ProcessDefinition,
  nameOf: (personId: string) => string,
): HistoryLine[] {
  return entries.flatMap((entry) => {
    const told = tell(entry, definition, nameOf);
    return told === undefined ? [] : [{ at: entry.at, ...told }];
  });
}

type Told = Omit<HistoryLine, 'at'>;

function tell(entry: HistoryEntry, definition: ProcessDefinition, nameOf: (personId: string) => string): Told | undefined {
  const element = entry.elementId === undefined ? undefined : definition.elements[entry.elementId];
  switch (entry.type) {
    case 'incident':
      return entry.event === 'resolved'
        ? { text: `“${label(element, entry)}”的异常已处理，流程继续`, kind: 'done' }
        : { text: `“${label(element, entry)}”出现异常，停在这里等人处理`, kind: 'problem' };
    case 'decision':
      return { text: `按规则表判定“${label(element, entry)}”`, kind: 'note' };
    case 'modified':
      return { text: `管理员调整了流程：${tellModification(entry, definition)}`, kind: 'note' };
    case 'migrated':
      return { text: '流程从这里起按另一个版本继续', kind: 'note' };
    case 'element':
      return element === undefined ? undefined : tellElement(entry, element, nameOf);
    default:
      return undefined;
  }
}

function tellModification({ activated, terminated }: HistoryEntry, { elements }: ProcessDefinition): string {
  const names = (ids: readonly string[]) => [...new Set(ids)].map((id) => `“${elements[id]?.name ?? id}”`).join('、');
  const ended = terminated.length === 0 ? [] : [`结束${names(terminated)}`];
  const begun = activated.length === 0 ? [] : [`从${names(activated)}开始`];
  const moved = [...ended, ...begun];
  return moved.length === 0 ? '修改了数据' : moved.join('，');
}

function tellElement(
  { event, actor, outcome }: HistoryEntry,
  element: ElementDefinition,
  nameOf: (personId: string) => string,
): Told | undefined {
  const name = element.name;
  if (name === undefined) return undefined;
  switch (element.type) {
    case 'userTask':
      if (event === 'activated') return { text: `“${name}”等待办理`, kind: 'note' };
      if (event === 'terminated') return { text: `“${name}”不再需要，已撤销`, kind: 'note' };
      if (event !== 'completed') return undefined;
      return { text: actor === undefined || outcome !== 'completed' ? `“${name}”办结` : `${nameOf(actor)} 办结“${name}”`, kind: 'done' };
    case 'serviceTask':
    case 'sendTask':
    case 'scriptTask':
    case 'businessRuleTask':
      return event === 'completed' ? { text: `系统完成“${name}”`, kind: 'done' } : undefined;
    case 'callActivity':
      if (event === 'activated') return { text: `转入“${name}”`, kind: 'note' };
      return event === 'completed' ? { text: `“${name}”完成`, kind: 'done' } : undefined;
    case 'receiveTask':
    case 'intermediateCatchEvent':
      if (event === 'activated') return { text: `等待“${name}”`, kind: 'note' };
      return event === 'completed' ? { text: `“${name}”已到`, kind: 'done' } : undefined;
    case 'startEvent':
    case 'boundaryEvent':
    case 'intermediateThrowEvent':
    case 'endEvent':
      return event === 'completed' ? { text: name, kind: 'done' } : undefined;
    case 'subProcess':
    case 'adHocSubProcess':
    case 'transaction':
      return event === 'activated'
        ? { text: `开始“${name}”`, kind: 'note' }
        : event === 'completed'
          ? { text: `“${name}”完成`, kind: 'done' }
          : undefined;
    default:
      return undefined;
  }
}

function label(element: ElementDefinition | undefined, entry: HistoryEntry): string {
  return element?.name ?? entry.elementId ?? '流程';
}
