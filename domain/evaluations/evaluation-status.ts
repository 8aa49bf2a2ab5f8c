/** Where a station stands in a cycle, in the order in which it gets there. */
export const stationEvaluationStatuses = {
  'self-assessing': '自评中',
  checking: '材料检查',
  reviewing: '评审中',
  discussing: '合议中',
  provisional: '初评已出',
  appealing: '申诉中',
  confirming: '待确认',
  rectifying: '整改中',
  done: '已完成',
  excused: '已豁免',
  cancelled: '已取消',
} as const;

export type StationEvaluationStatus = keyof typeof stationEvaluationStatuses;

export function isStationEvaluationStatus(text: string): text is StationEvaluationStatus {
  return Object.hasOwn(stationEvaluationStatuses, text);
}

export const cycleStatuses = { running: '进行中', paused: '已暂停', published: '已发布', cancelled: '已取消' } as const;

/** Whether the result of the station stands, so that nothing before it is changed any more. */
export function isSettled(status: StationEvaluationStatus): boolean {
  return SETTLED.has(status);
}

const SETTLED: ReadonlySet<StationEvaluationStatus> = new Set<StationEvaluationStatus>(['rectifying', 'done', 'excused', 'cancelled']);
