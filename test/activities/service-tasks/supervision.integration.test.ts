import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '../../../contract/json.ts';
import { addPlanEntry, findPlanEntry, withdrawPlanEntry } from '../../../db/registers/supervision-plans.ts';
import { loadVisit } from '../../../db/registers/supervision-visits.ts';
import { createRegisterBed, NOW, type RegisterBed } from './register-bed.ts';

let bed: RegisterBed;
let number = 0;
let businessKey: string;

beforeAll(async () => {
  bed = await createRegisterBed();
});

afterAll(async () => {
  await bed.close();
});

beforeEach(() => {
  number += 1;
  businessKey = `DD-2026-${String(number).padStart(6, '0')}`;
});

const arrangement = {
  station: 'dabaodang',
  kind: 'planned',
  topics: ['systems'],
  plannedDate: '2026-11-25',
  supervisor: 'master-supervisor',
};
const record = { date: '2026-11-20', hours: 1.5, topics: ['systems'], findings: '台账齐全', attendants: '站负责人' };
const run = async (type: string, variables: JsonObject, jobKey?: string) =>
  await bed.run(type, variables, { businessKey, actor: 'master-supervisor', ...(jobKey === undefined ? {} : { jobKey }) });
const arrange = async (more: JsonObject = {}) => await run('open-supervision-visit', { ...arrangement, ...more });
const visit = async () => await loadVisit(bed.database, businessKey);

async function advise(...advice: JsonObject[]): Promise<string> {
  await arrange();
  await run('record-supervision-visit', record);
  const result = await run('record-supervision-advice', { advice });
  return adviceIds(result)[0] ?? '';
}

function adviceIds(result: JsonObject): string[] {
  return z
    .object({ advice: z.array(z.object({ adviceId: z.string() })) })
    .parse(result)
    .advice.map(({ adviceId }) => adviceId);
}

describe('open-supervision-visit', () => {
  it('writes the visit once, and its trace, however often the job comes', async () => {
    const result = { visitId: businessKey, visitStatus: 'arranged', stationName: '神木市大保当镇社会工作服务站', visitDays: 2 };
    const twice = [await run('open-supervision-visit', arrangement, 'job-1'), await run('open-supervision-visit', arrangement, 'job-1')];
    expect(twice).toEqual([result, result]);
    const entries: unknown = await bed.database('audit_log').where({ subject_id: businessKey }).select('action', 'actor', 'subject_kind');
    expect(entries).toEqual([{ action: 'supervision.arrange', actor: 'master-supervisor', subject_kind: 'supervision' }]);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['a room', { station: 'dabaodang-room-01' }, /不是镇街社工站/],
    ['an unknown station', { station: 'atlantis' }, /不是镇街社工站/],
    ['no topic', { topics: [] }, /请选择督导主题/],
    ['an unknown topic', { topics: ['dance'] }, /督导主题中有不认识的选项/],
    ['an unknown kind', { kind: 'surprise' }, /督导类型应为/],
    ['a day that does not exist', { plannedDate: '2026-02-30' }, /计划日期应为存在的日期/],
    ['somebody who left', { supervisor: 'nobody' }, /选定的督导已不在岗/],
    ['an entry that the plan lacks', { planId: 'nothing' }, /年度计划中没有这一项/],
  ])('says in Chinese what is wrong with %s, and writes nothing', async (_, wrong, message) => {
    await expect(arrange(wrong)).rejects.toMatchObject({ name: 'InvalidServiceTaskInput', message: expect.stringMatching(message) });
    expect(await visit()).toBeUndefined();
  });

  it('takes an entry of the plan once, and none that was taken back', async () => {
    const plan = async () =>
      await bed.database.transaction((transaction) =>
        addPlanEntry(transaction, { year: 2026, month: 11, station: 'dabaodang', topics: ['systems'] }, { by: 'master-head', at: NOW }),
      );
    const planId = await plan();
    const withdraw = async (id: string) =>
      await bed.database.transaction((transaction) =>
        withdrawPlanEntry(transaction, id, { by: 'master-head', at: NOW, reason: '站点合并' }),
      );
    await arrange({ planId });
    expect(await withdraw(planId)).toBe(false);
    businessKey = `${businessKey}9`;
    await expect(arrange({ planId })).rejects.toMatchObject({ code: 'PLAN_STARTED' });
    const other = await plan();
    expect(await withdraw(other)).toBe(true);
    expect(await withdraw(other)).toBe(false);
    expect(await findPlanEntry(bed.database, other)).toMatchObject({ withdrawnBy: 'master-head', withdrawReason: '站点合并' });
    await expect(arrange({ planId: other })).rejects.toMatchObject({ code: 'PLAN_WITHDRAWN' });
    await expect(arrange({ planId: other, station: 'jinjie' })).rejects.toThrow('年度计划中没有这一项');
  });

  it('arranges one visit when two offices take an entry at the same moment', async () => {
    const planId = await bed.database.transaction((transaction) =>
      addPlanEntry(transaction, { year: 2026, month: 12, station: 'jinjie', topics: ['systems'] }, { by: 'master-head', at: NOW }),
    );
    const keys = [`${businessKey}1`, `${businessKey}2`, `${businessKey}3`];
    const results = await Promise.allSettled(
      keys.map((key) =>
        bed.run('open-supervision-visit', { ...arrangement, station: 'jinjie', planId }, { businessKey: key, actor: 'master-supervisor' }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.filter((result) => result.status === 'rejected')).toMatchObject([
      { reason: { code: 'PLAN_STARTED' } },
      { reason: { code: 'PLAN_STARTED' } },
    ]);
  });
});

describe('record-supervision-visit', () => {
  it('keeps hours in minutes', async () => {
    await arrange();
    expect(await run('record-supervision-visit', { ...record, hours: '2.5' })).toEqual({ visitStatus: 'visited' });
    expect(await visit()).toMatchObject({ durationMinutes: 150, findings: '台账齐全', visitedBy: 'master-supervisor', visitedAt: NOW });
  });

  it('hands a day that has not come back to the diagram', async () => {
    await arrange();
    await expect(run('record-supervision-visit', { ...record, date: '2026-11-24' })).rejects.toMatchObject({ code: 'DATE_IN_FUTURE' });
    expect(await visit()).toMatchObject({ status: 'arranged', date: null });
  });

  it.each<[string, JsonObject, RegExp]>([
    ['no time', { hours: 0 }, /用时应为 0.1 到 24 小时/],
    ['more than a day', { hours: 25 }, /用时应为/],
    ['hours in words', { hours: '半天' }, /用时应为/],
    ['no findings', { findings: ' ' }, /请填写督导情况/],
    ['no attendants', { attendants: null }, /请填写参加人员/],
  ])('refuses %s', async (_, wrong, message) => {
    await arrange();
    await expect(run('record-supervision-visit', { ...record, ...wrong })).rejects.toThrow(message);
  });

  it('refuses a visit that is recorded, and one that nobody arranged', async () => {
    await expect(run('record-supervision-visit', record)).rejects.toThrow(`没有编号为 ${businessKey} 的督导`);
    await arrange();
    await run('record-supervision-visit', record);
    await expect(run('record-supervision-visit', record)).rejects.toThrow('现在是「已到站，待出意见」');
    await expect(run('cancel-supervision-visit', { reason: '不去了' })).rejects.toThrow('不能办理');
    await expect(run('postpone-supervision-visit', { plannedDate: '2026-12-01', reason: '改天' })).rejects.toThrow('不能办理');
  });
});

describe('record-supervision-advice and record-advice-step', () => {
  it('count the working days until each deadline, at least one', async () => {
    await arrange();
    await run('record-supervision-visit', record);
    const advice = [
      { content: '一', deadline: '2026-11-30' },
      { content: '二', deadline: '2026-11-01' },
    ];
    expect(await run('record-supervision-advice', { advice })).toMatchObject({
      visitStatus: 'following-up',
      adviceCount: 2,
      advice: [
        { number: 1, content: '一', workingDays: 5 },
        { number: 2, content: '二', workingDays: 1 },
      ],
    });
  });

  it.each<[string, JsonObject, RegExp]>([
    ['advice of another visit', { adviceId: 'nothing' }, /没有这条意见/],
    ['a check before the work', { step: 'accepted' }, /现在是「待落实」/],
    ['work without a word', { step: 'followed-up', text: '' }, /请写明落实情况/],
    ['an unknown step', { step: 'forgotten' }, /落实步骤应为/],
  ])('refuse %s', async (_, wrong, message) => {
    const adviceId = await advise({ content: '更新制度', deadline: '2026-12-02' });
    await expect(run('record-advice-step', { adviceId, step: 'followed-up', text: '做了', ...wrong })).rejects.toThrow(message);
  });

  it('ask for a reason and a day when work is sent back', async () => {
    const adviceId = await advise({ content: '更新制度', deadline: '2026-12-02' });
    await run('record-advice-step', { adviceId, step: 'followed-up', text: '做了' });
    await expect(run('record-advice-step', { adviceId, step: 'returned' })).rejects.toThrow('请写明退回的理由');
    await expect(run('record-advice-step', { adviceId, step: 'returned', text: '不够' })).rejects.toThrow('请给出新的落实期限');
    expect(await run('record-advice-step', { adviceId, step: 'returned', text: '不够', deadline: '2026-12-09' })).toEqual({
      adviceStatus: 'open',
      openAdvice: 1,
      deadline: '2026-12-09',
      workingDays: 12,
    });
  });

  it('close the visit once, with the last advice, also when two checks come together', async () => {
    await arrange();
    await run('record-supervision-visit', record);
    const written = await run('record-supervision-advice', {
      advice: ['一', '二'].map((content) => ({ content, deadline: '2026-12-02' })),
    });
    const ids = adviceIds(written);
    for (const adviceId of ids) await run('record-advice-step', { adviceId, step: 'followed-up', text: '做了' });
    const results = await Promise.all(ids.map((adviceId) => run('record-advice-step', { adviceId, step: 'accepted' })));
    expect(results.map(({ openAdvice }) => openAdvice).toSorted()).toEqual([0, 1]);
    expect(await visit()).toMatchObject({ status: 'closed', closedAt: NOW });
  });
});

describe('the register of supervision', () => {
  it('keeps what was written', async () => {
    await advise({ content: '更新制度', deadline: '2026-12-02' });
    for (const table of ['supervision_advice', 'supervision_visits']) {
      await expect(bed.database(table).delete()).rejects.toThrow('are kept, not deleted');
    }
  });
});
