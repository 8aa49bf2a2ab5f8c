/** Where a contract stands. From the second term on it stays `renewing` until the next term is in force. */
export const contractStatuses = {
  drafting: '起草',
  reviewing: '审核',
  approving: '审批',
  signing: '签署',
  'in-force': '生效',
  breached: '违约处理中',
  renewing: '续签中',
  ended: '已到期',
  terminated: '已解除',
  abandoned: '已放弃',
} as const;

export type ContractStatus = keyof typeof contractStatuses;

export function isContractStatus(text: string): text is ContractStatus {
  return Object.hasOwn(contractStatuses, text);
}

/** Steps that a term takes before it is in force. */
export type ConclusionStatus = Extract<ContractStatus, 'drafting' | 'reviewing' | 'approving' | 'signing'>;

/** The agency runs the station by it now. */
export const statusesInForce = ['in-force', 'breached', 'renewing'] as const satisfies readonly ContractStatus[];

/** Nothing is done to it any more, save handing over. */
export function isOver(status: ContractStatus): boolean {
  return status === 'ended' || status === 'terminated' || status === 'abandoned';
}
