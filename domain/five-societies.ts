/** 五社联动 (Art 15.4, 16): which of the five takes part in a need or a service. */
export const fiveSocieties = {
  'community-worker': '社区工作者',
  'social-organisation': '社会组织',
  'social-worker': '专业社工',
  volunteer: '志愿者',
  charity: '慈善资源',
} as const;

export type FiveSociety = keyof typeof fiveSocieties;

export function isFiveSociety(text: string): text is FiveSociety {
  return Object.hasOwn(fiveSocieties, text);
}
