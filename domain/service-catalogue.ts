/** The five service domains of Art 15 and the extension domain of its sixth item. */
export const serviceDomains = {
  'social-assistance': { label: '社会救助', article: '第十五条第1项', extension: false },
  'elderly-care': { label: '养老服务', article: '第十五条第2项', extension: false },
  'child-welfare': { label: '儿童福利', article: '第十五条第3项', extension: false },
  'community-governance': { label: '社区治理', article: '第十五条第4项', extension: false },
  'social-affairs': { label: '社会事务', article: '第十五条第5项', extension: false },
  // Only when the tasks of the five domains are done and there is capacity.
  extension: { label: '延伸服务', article: '第十五条第6项', extension: true },
} as const;

export type ServiceDomain = keyof typeof serviceDomains;

export interface CatalogueItem {
  readonly code: string;
  readonly domain: ServiceDomain;
  readonly label: string;
}

export function isServiceDomain(text: string): text is ServiceDomain {
  return Object.hasOwn(serviceDomains, text);
}

export function serviceDomainLabel(code: string): string {
  return isServiceDomain(code) ? serviceDomains[code].label : code;
}

/** 服务目录: what the stations do, in the regulation's own words. Codes are the domain's initial letters and a number. */
export const serviceCatalogue: readonly CatalogueItem[] = [
  ...items('social-assistance', 'JZ', [
    '对象排查',
    '满意度调查',
    '家庭经济状况调查评估',
    '业务培训',
    '救助政策宣传',
    '绩效评价',
    '资源链接',
    '能力提升',
    '心理疏导',
    '照料护理',
    '康复训练',
    '社会融入',
  ]),
  ...items('elderly-care', 'YL', ['健康服务', '精神慰藉', '危机干预', '社会支持网络建设', '社区参与', '权益保障']),
  ...items('child-welfare', 'ET', [
    '走访核查',
    '家庭探访督导检查',
    '政策宣传',
    '法制宣传',
    '监护干预',
    '监护评估',
    '安全教育',
    '心理健康教育',
    '隔代教育能力建设',
    '心理慰藉',
    '权益维护',
    '留守妇女关爱',
  ]),
  ...items('community-governance', 'SQ', [
    '就业政策咨询',
    '精神卫生服务',
    '社区社会组织培育',
    '志愿服务队伍培育',
    '社区照顾',
    '社区参与',
    '社区融合',
    '社区发展',
    '社区矫正',
    '社区戒毒',
    '情绪引导',
    '心理辅导',
    '资源链接',
    '困难纾解',
    '社会支持网络修复',
  ]),
  ...items('social-affairs', 'SW', [
    '婚姻政策法规宣传',
    '婚前辅导',
    '婚姻家庭咨询和辅导',
    '殡葬政策法规宣传',
    '丧葬事宜咨询',
    '残疾人家庭排查',
    '残疾人需求评估',
    '残疾人心理辅导',
    '残疾人能力提升',
    '残疾人资源链接',
    '精神障碍社区康复',
    '流浪乞讨人员心理疏导',
    '流浪乞讨人员教育矫治',
  ]),
  ...items('extension', 'YS', ['平安建设', '乡村振兴', '疫情防控']),
];

const byCode = new Map(serviceCatalogue.map((item) => [item.code, item]));

export function findCatalogueItem(code: string): CatalogueItem | undefined {
  return byCode.get(code);
}

function items(domain: ServiceDomain, prefix: string, labels: readonly string[]): CatalogueItem[] {
  return labels.map((label, index) => ({ code: `${prefix}-${String(index + 1).padStart(2, '0')}`, domain, label }));
}
