/** Stages of a case (Art 17), in the order in which they normally come. */
export const caseStatuses = {
  collecting: { label: '收集需求', closed: false },
  assessing: { label: '分析评估', closed: false },
  planning: { label: '制定方案', closed: false },
  approving: { label: '方案审批', closed: false },
  serving: { label: '执行服务', closed: false },
  closing: { label: '结项评估', closed: false },
  referring: { label: '服务转介', closed: false },
  archiving: { label: '归档中', closed: false },
  archived: { label: '已归档', closed: true },
  withdrawn: { label: '已撤回', closed: true },
} as const;

export type CaseStatus = keyof typeof caseStatuses;

export function isCaseStatus(text: string): text is CaseStatus {
  return Object.hasOwn(caseStatuses, text);
}

/** A case that takes no more records. */
export function isClosedStatus(status: CaseStatus): boolean {
  return caseStatuses[status].closed;
}

/** Risk of a case by its assessment; what follows from it is decided in the process's decision table. */
export const riskLevels = { low: '低风险', medium: '中风险', high: '高风险' } as const;

export type RiskLevel = keyof typeof riskLevels;

/** Why a case was closed: 结项评估 (Art 17). */
export const closeReasons = {
  'goals-met': '目标达成',
  'client-declined': '服务对象不愿继续',
  circumstances: '客观原因',
  'status-changed': '身份变化',
} as const;

export type CloseReason = keyof typeof closeReasons;
