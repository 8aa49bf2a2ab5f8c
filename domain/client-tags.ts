import type { ServiceDomain } from './service-catalogue.ts';

/** Kinds of clients that Art 15 names, with the service domain that first answers for them. */
export const clientTags = {
  'social-assistance': { label: '社会救助对象', domain: 'social-assistance' },
  'extremely-poor-elderly': { label: '特困供养老年人', domain: 'elderly-care' },
  'left-behind-elderly': { label: '留守老人', domain: 'elderly-care' },
  'poor-elderly': { label: '经济困难老人', domain: 'elderly-care' },
  'left-behind-child': { label: '农村留守儿童', domain: 'child-welfare' },
  orphan: { label: '孤儿', domain: 'child-welfare' },
  'de-facto-orphan': { label: '事实无人抚养儿童', domain: 'child-welfare' },
  'child-in-difficulty': { label: '困境儿童', domain: 'child-welfare' },
  'left-behind-woman': { label: '留守妇女', domain: 'child-welfare' },
  'community-correction': { label: '社区矫正对象', domain: 'community-governance' },
  'community-detoxification': { label: '社区戒毒人员', domain: 'community-governance' },
  'resident-in-difficulty': { label: '困难居民', domain: 'community-governance' },
  disabled: { label: '残疾人', domain: 'social-affairs' },
  'mental-disorder': { label: '精神障碍患者', domain: 'social-affairs' },
  vagrant: { label: '流浪乞讨人员', domain: 'social-affairs' },
  'at-risk-of-straying': { label: '易流浪走失人员', domain: 'social-affairs' },
  'marriage-counselling': { label: '婚姻家庭辅导对象', domain: 'social-affairs' },
} as const satisfies Record<string, { label: string; domain: ServiceDomain }>;

export type ClientTag = keyof typeof clientTags;

export function isClientTag(text: string): text is ClientTag {
  return Object.hasOwn(clientTags, text);
}

/** The tag as people call it; an unknown code is shown as it is rather than hidden. */
export function clientTagLabel(code: string): string {
  return isClientTag(code) ? clientTags[code].label : code;
}
