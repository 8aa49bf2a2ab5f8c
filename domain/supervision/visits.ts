/** Why a visit comes about: from the year's plan, or because the station asked for it. */
export const visitKinds = { planned: '计划内督导', invited: '应邀督导' } as const;

export type VisitKind = keyof typeof visitKinds;

export const visitStatuses = {
  arranged: '已安排',
  visited: '已到站，待出意见',
  'following-up': '落实意见中',
  closed: '已办结',
  cancelled: '已取消',
} as const;

export type VisitStatus = keyof typeof visitStatuses;

export function isVisitStatus(text: string): text is VisitStatus {
  return Object.hasOwn(visitStatuses, text);
}

/** Where one piece of advice stands: a station that is sent back to work has it open again. */
export const adviceStatuses = { open: '待落实', 'followed-up': '待核查', accepted: '已落实' } as const;

export type AdviceStatus = keyof typeof adviceStatuses;
