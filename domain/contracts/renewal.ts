/** What is decided about a contract before its term ends (Art 14, 35). */
export const renewals = { renew: '续签', conditional: '附条件续签', retender: '重新公开选定', end: '到期终止' } as const;

export type Renewal = keyof typeof renewals;

/** Whether there is a next term. */
export function goesOn(renewal: Renewal): boolean {
  return renewal === 'renew' || renewal === 'conditional';
}
