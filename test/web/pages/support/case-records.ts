import type { Database } from '../../../../db/connection.ts';

export const CASE = 'GA-2026-000031';
export const CLIENT = 'client-1';

/** What people wrote down in the case: assessment, lists, plan, three services, a review. */
export async function addRecords(database: Database): Promise<void> {
  const by = (by_person: string, at: string) => ({ case_id: CASE, by_person, at: new Date(at) });
  await database('assessments').insert({
    id: 'a1',
    ...by('worker', '2026-10-12T03:00:00Z'),
    risk_level: 'medium',
    score: 62,
    situation: '生活基本自理，冬季取暖困难，孤独感强。',
  });
  await database('needs').insert([
    {
      id: 'n1',
      position: 1,
      ...by('worker', '2026-10-12T03:00:00Z'),
      domain: 'elderly-care',
      description: '每周有人上门看望，帮助取药',
      urgency: 'urgent',
      societies: ['social-worker', 'volunteer'],
    },
    {
      id: 'n2',
      position: 2,
      ...by('worker', '2026-10-12T03:00:00Z'),
      domain: 'social-assistance',
      description: '冬季取暖补贴申请',
      urgency: 'normal',
      societies: ['community-worker'],
    },
  ]);
  await database('resources').insert([
    {
      id: 'r1',
      position: 1,
      ...by('worker', '2026-10-12T03:00:00Z'),
      kind: 'volunteer',
      description: '社区“暖冬”志愿队每周两次',
      provider: '大保当社区',
    },
    {
      id: 'r2',
      position: 2,
      ...by('worker', '2026-10-12T03:00:00Z'),
      kind: 'charity',
      description: '慈善协会取暖用煤 1 吨',
      provider: '市慈善协会',
    },
  ]);
  await database('plans').insert({
    id: 'p1',
    version: 1,
    ...by('worker', '2026-10-15T03:00:00Z'),
    goals: '三个月内建立稳定的探访和取药支持；完成取暖补贴申请。',
    interventions: '任务中心模式，结合邻里支持',
    planned_sessions: 8,
    start_date: '2026-10-20',
    end_date: '2027-01-20',
  });
  await database('services').insert([
    {
      id: 'v1',
      plan_id: 'p1',
      case_id: CASE,
      position: 1,
      catalogue_item: 'YL-02',
      description: '上门探访，陪伴交谈',
      sessions: 6,
      frequency: '每周一次',
    },
    {
      id: 'v2',
      plan_id: 'p1',
      case_id: CASE,
      position: 2,
      catalogue_item: 'JZ-07',
      description: '协助申请取暖补贴',
      sessions: 2,
      frequency: null,
    },
  ]);
  await database('approvals').insert({
    id: 'ap1',
    ...by('lead', '2026-10-17T03:00:00Z'),
    subject: 'plan',
    plan_id: 'p1',
    result: 'approved',
    reason: null,
  });
  const session = (number: number, date: string, minutes: number, content: string) => ({
    id: `s${number}`,
    number,
    client_id: CLIENT,
    organisation: 'dabaodang-room-01',
    station: 'dabaodang',
    ...by('worker', `${date}T08:00:00Z`),
    date,
    duration_minutes: minutes,
    place: '服务对象家中',
    catalogue_item: 'YL-02',
    content,
    result: '情绪稳定',
    next_step: '下周带志愿者一起上门',
    societies: ['social-worker', 'volunteer'],
  });
  await database('service_sessions').insert([
    session(1, '2026-10-22', 90, '上门探访，查看取暖炉和烟道，量血压，和老人聊近况。'),
    session(2, '2026-10-29', 60, '陪同到镇卫生院取药，填写取暖补贴申请表。'),
    session(3, '2026-11-05', 75, '志愿者一起打扫院子；=SUM(1,1) 是她记账时写的，照抄在此。'),
  ]);
  await database('reviews').insert({
    id: 'rv1',
    ...by('lead', '2026-11-10T03:00:00Z'),
    result: 'good',
    findings: '探访按计划进行，记录完整。',
    advice: '取暖补贴要跟进到账。',
  });
}
