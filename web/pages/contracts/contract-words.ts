import { contractStatuses, isOver, statusesInForce, type ContractStatus } from '../../../domain/contracts/contract-status.ts';
import { evaluationKinds, type EvaluationKind } from '../../../domain/evaluations/evaluation-kind.ts';
import { renewals, type Renewal } from '../../../domain/contracts/renewal.ts';

/** How a contract's status looks: the class of its badge and its words. */
export function presentStatus(status: ContractStatus): { readonly label: string; readonly tone: 'done' | 'current' | 'problem' | '' } {
  const label = contractStatuses[status];
  if (status === 'breached') return { label, tone: 'problem' };
  if (isInForce(status)) return { label, tone: 'done' };
  return { label, tone: isOver(status) ? '' : 'current' };
}

export function isInForce(status: ContractStatus): boolean {
  return statusesInForce.some((each) => each === status);
}

/** What was decided about going on after a term; nothing yet is said too. */
export function renewalWords(renewal: Renewal | null): string {
  return renewal === null ? '还没有决定' : renewals[renewal];
}

export function contractAddress(id: string): string {
  return `/contracts/${encodeURIComponent(id)}`;
}

export const obligationStates = { open: '待履行', done: '已履行', waived: '已免除' } as const;
export const reviewSteps = { desk: '业务岗审核', deputy: '分管负责同志审批' } as const;
export const reviewResults = { approved: '同意', returned: '退回' } as const;
export const breachStates = {
  reported: '待认定',
  noticed: '限期整改',
  dismissed: '不成立',
  remedied: '已整改',
  terminated: '解除协议',
} as const;

/** 2026 年中期: which evaluation a grade is from. */
export function evaluationWords(year: number, kind: string): string {
  return `${year} 年${isEvaluationKind(kind) ? evaluationKinds[kind] : kind}`;
}

function isEvaluationKind(text: string): text is EvaluationKind {
  return Object.hasOwn(evaluationKinds, text);
}
