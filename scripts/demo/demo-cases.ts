import type { JsonObject } from '../../contract/json.ts';
import type { ServiceDomain } from '../../domain/service-catalogue.ts';
import { demoClients, type DemoClient } from './demo-clients.ts';

/** How far a case of the demonstration has come when people first look at it. */
export type DemoStage = 'assess' | 'compileLists' | 'plan' | 'approve' | 'serve';

/** A case to start through the engine: who, for which room, with which start variables, and how far it goes by itself. */
export interface DemoCase {
  readonly room: string;
  readonly stage: DemoStage;
  readonly highRisk: boolean;
  readonly needs: readonly DemoNeed[];
  /** In plain text: whoever starts the case seals the personal ones first, as a form does. */
  readonly variables: JsonObject;
}

interface DemoNeed {
  readonly domain: ServiceDomain;
  readonly urgency: 'low' | 'normal' | 'urgent';
  readonly description: string;
}

/** Names of the variables above that hold personal data. */
export const personalVariables = ['name', 'birthDate', 'idNumber', 'phone', 'address'] as const;

/** Cases of registered and of new people: every inbox that a case passes holds something. */
export function demoCases(): readonly DemoCase[] {
  const clients = demoClients();
  return SITUATIONS.flatMap(({ client: number, domain, need, stage, highRisk = false, source, summary, urgency }) => {
    const client = clients[number];
    if (client === undefined) return [];
    const needs = [{ domain, urgency, description: need }];
    return [
      { room: client.room, stage, highRisk, needs, variables: { ...personOf(client), needs, source, summary, urgency, consent: true } },
    ];
  });
}

function personOf({ name, sex, birthDate, idNumber, phone, address, tags, householdRelation }: DemoClient): JsonObject {
  return { name, sex, birthDate, idNumber, phone, address, tags: [...tags], householdRelation };
}

interface Situation extends DemoNeedOf {
  /** Number of the client; from 40 on they aren't in the register yet. */
  readonly client: number;
  readonly stage: DemoStage;
  readonly highRisk?: boolean;
  readonly source: string;
  readonly summary: string;
}

interface DemoNeedOf {
  readonly domain: ServiceDomain;
  readonly need: string;
  readonly urgency: DemoNeed['urgency'];
}

const SITUATIONS: readonly Situation[] = [
  {
    client: 0,
    stage: 'approve',
    source: '网格员、楼栋长反映',
    summary: '低保家庭，女主人久病，子女读书费用紧张，希望了解救助政策。',
    domain: 'social-assistance',
    need: '链接教育救助和医疗救助资源',
    urgency: 'normal',
  },
  {
    client: 1,
    stage: 'serve',
    source: '社区工作者走访发现',
    summary: '独居老人，近期摔倒一次，日常照料不足，子女在外务工。',
    domain: 'elderly-care',
    need: '定期探访和居家安全改造',
    urgency: 'normal',
  },
  {
    client: 2,
    stage: 'serve',
    source: '本人或家属求助',
    summary: '留守老人情绪低落，不愿出门，邻里往来很少。',
    domain: 'elderly-care',
    need: '精神慰藉，恢复与邻里的往来',
    urgency: 'normal',
  },
  {
    client: 4,
    stage: 'plan',
    source: '相关部门转来',
    summary: '隔代抚养的孩子近期旷课，祖父母管教吃力。',
    domain: 'child-welfare',
    need: '监护指导和返校支持',
    urgency: 'urgent',
  },
  {
    client: 6,
    stage: 'approve',
    highRisk: true,
    source: '志愿者反映',
    summary: '孩子由年迈亲属照看，家中缺少稳定的监护人，近期多次夜不归宿。',
    domain: 'child-welfare',
    need: '尽快开展监护评估和监护干预',
    urgency: 'urgent',
  },
  {
    client: 8,
    stage: 'assess',
    source: '社区工作者走访发现',
    summary: '妇女独自照料两位老人，长期疲惫，需要喘息支持。',
    domain: 'child-welfare',
    need: '留守妇女关爱和照料喘息',
    urgency: 'normal',
  },
  {
    client: 42,
    stage: 'assess',
    source: '热线或网络',
    summary: '刚搬来的居民求助，家中有残疾人，想了解社区康复服务。',
    domain: 'social-affairs',
    need: '残疾人需求评估和资源链接',
    urgency: 'low',
  },
  {
    client: 43,
    stage: 'compileLists',
    source: '相关部门转来',
    summary: '社区矫正对象求职困难，与家人关系紧张。',
    domain: 'community-governance',
    need: '就业政策咨询和家庭关系辅导',
    urgency: 'normal',
  },
];
