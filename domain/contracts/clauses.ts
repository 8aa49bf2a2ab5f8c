/** What a contract with an agency has to say (Art 14), in the order of the measures. */
export const mandatoryClauses = {
  scope: '服务范围',
  goals: '目标任务',
  indicators: '服务指标',
  requirements: '服务要求',
  term: '服务期限',
  funding: '经费保障',
  breach: '违约责任',
} as const;

export type MandatoryClause = keyof typeof mandatoryClauses;

export const clauseCodes = Object.keys(mandatoryClauses).filter((code): code is MandatoryClause => Object.hasOwn(mandatoryClauses, code));
