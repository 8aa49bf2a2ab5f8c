/** Words for the codes of a case's records; an unknown code is shown as it is rather than hidden. */
export function labelOf(labels: Readonly<Record<string, string>>, code: string | null): string {
  return code === null ? '' : (labels[code] ?? code);
}

export const urgencyLabels = { low: '不急', normal: '一般', urgent: '紧急' };
export const resourceLabels = { formal: '正式资源', informal: '非正式资源', charity: '慈善资源', volunteer: '志愿资源' };
export const reviewLabels = { good: '良好', adequate: '合格', insufficient: '需改进' };
export const approvalLabels = { approved: '通过', rejected: '驳回', returned: '退回' };
export const referralLabels = { proposed: '等对方答复', accepted: '对方已接收', returned: '对方退回', 'consent-refused': '服务对象不同意' };
