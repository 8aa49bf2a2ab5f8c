/** What the supervision team guides stations in (Art 33). */
export const supervisionTopics = {
  'development-plan': '发展规划',
  systems: '工作制度',
  'service-norms': '服务规范',
  'needs-research': '需求调研',
  'project-design': '项目设计',
  'professional-service': '专业服务',
  'difficult-case': '疑难个案和复杂情况',
} as const;

export type SupervisionTopic = keyof typeof supervisionTopics;

export function isSupervisionTopic(text: string): text is SupervisionTopic {
  return Object.hasOwn(supervisionTopics, text);
}

/** The topic as people call it; an unknown code is shown as it is rather than hidden. */
export function topicLabel(code: string): string {
  return isSupervisionTopic(code) ? supervisionTopics[code] : code;
}
