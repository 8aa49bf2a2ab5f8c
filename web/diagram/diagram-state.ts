/** What a diagram shows on top of the drawing; element ids are those of the BPMN file. */
export interface DiagramState {
  /** Elements where the instance waits or works now. */
  readonly current: readonly string[];
  /** Elements that were completed at least once. */
  readonly done: readonly string[];
  /** Elements with an open incident. */
  readonly incidents: readonly string[];
  /** Sequence flows that were taken. */
  readonly taken: readonly string[];
  /** Running instances per element: on pages about a whole process. */
  readonly counts: Readonly<Record<string, number>>;
}

export const emptyDiagramState: DiagramState = { current: [], done: [], incidents: [], taken: [], counts: {} };

/** How one element is marked; the first that applies. */
export type ElementMark = 'incident' | 'current' | 'done' | 'ahead';

export const markLabels: Readonly<Record<ElementMark, string>> = { incident: '异常', current: '进行中', done: '已完成', ahead: '未到' };

/** The mark of an element: what is wrong outranks what is going on, which outranks what was. */
export function markOf(state: DiagramState, elementId: string): ElementMark {
  if (state.incidents.includes(elementId)) return 'incident';
  if (state.current.includes(elementId)) return 'current';
  if (state.done.includes(elementId)) return 'done';
  return 'ahead';
}
