/** Numbers that the system has collected and a station can't mistype. */
export const evidenceKinds = {
  'cases-served': '服务个案数',
  'cases-closed': '结案数',
  'ledger-entries': '台账服务次数',
  'service-hours': '服务时长（小时）',
  'clients-served': '服务对象人数',
  'overdue-rate': '超期办理率（%）',
  satisfaction: '平均满意度（1–5）',
  'training-hours': '人均培训学时',
  'supervision-visits': '接受督导次数',
  'staff-count': '在岗人员数',
} as const;

export type EvidenceKind = keyof typeof evidenceKinds;

export const evidenceCodes = Object.keys(evidenceKinds).filter(isEvidenceKind);

export function isEvidenceKind(text: string): text is EvidenceKind {
  return Object.hasOwn(evidenceKinds, text);
}
