import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../contract/json.ts';
import { loadCaseFile } from '../../../db/registers/case-file.ts';
import { countUnreadNotifications, listNotifications, markNotificationsRead } from '../../../db/registers/notifications.ts';
import { createRegisterKeys } from '../../../db/registers/register-keys.ts';
import { sealValue } from '../../../db/registers/sealed-value.ts';
import { checkDigit } from '../../../domain/id-number.ts';
import { createRegisterBed, type JobOptions, type RegisterBed } from './register-bed.ts';

let bed: RegisterBed;
let number = 0;
let options: JobOptions & { readonly businessKey: string };

beforeAll(async () => {
  bed = await createRegisterBed();
});

afterAll(async () => {
  await bed.close();
});

beforeEach(async () => {
  number += 1;
  options = { businessKey: `GA-2026-${String(number).padStart(6, '0')}` };
  await bed.run('open-case', { room: 'dabaodang-room-01' }, options);
});

const idNumber = (serial: number) => {
  const digits = `61089919500315${String(serial).padStart(3, '0')}`;
  return digits + checkDigit(digits);
};
const person = (more: JsonObject = {}): JsonObject => ({ name: '张秀英', room: 'dabaodang-room-01', consent: true, ...more });
const file = async () => await loadCaseFile(bed.database, options.businessKey);

describe('register-client', () => {
  it('reads birth date and sex from the ID number and links the case', async () => {
    await bed.run('register-client', person({ idNumber: ` ${idNumber(101)} `, birthDate: '1999-01-01' }), options);
    const row: unknown = await bed
      .database('clients')
      .where({ id: (await file())?.clientId ?? '' })
      .first('birth_date', 'sex');
    expect(row).toEqual({ birth_date: '1950-03-15', sex: 'male' });
  });

  it('refuses without consent, and an ID number that another file has', async () => {
    await expect(bed.run('register-client', person({ consent: false }), options)).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
    const { clientId } = await bed.run('register-client', person({ idNumber: idNumber(102) }), options);
    await expect(bed.run('register-client', person({ idNumber: idNumber(102) }), options)).rejects.toMatchObject({
      code: 'ID_NUMBER_TAKEN',
      variables: { clientId },
    });
  });

  it('brings an existing file up to date without losing what is not given', async () => {
    const { clientId } = await bed.run('register-client', person({ phone: '13809120001', tags: ['disabled'] }), options);
    const again = await bed.run(
      'register-client',
      person({ clientId: clientId ?? null, address: '二组', tags: ['poor-elderly'] }),
      options,
    );
    const row: unknown = await bed.database('clients').where({ id: clientId }).first('phone', 'address', 'tags');
    expect(again.clientId).toBe(clientId);
    expect(row).toEqual({ phone: '13809120001', address: '二组', tags: expect.arrayContaining(['disabled', 'poor-elderly']) });
  });

  it.each<[string, JsonObject, RegExp]>([
    ['a wrong ID number', { idNumber: '6108991950' }, /身份证号应为 18 位，现在是 10 位/],
    ['a wrong phone', { phone: '12' }, /联系电话/],
    ['an unknown room', { room: 'atlantis' }, /不是社工站（室）/],
    ['the bureau as a room', { room: 'bureau' }, /不是社工站（室）/],
    ['an unknown tag', { tags: ['vip'] }, /不认识的选项/],
    ['a NUL', { name: '张\0' }, /不能保存的字符/],
    ['a lone surrogate', { address: '\ud800' }, /不能保存的字符/],
    ['no name', { name: ' ' }, /请填写姓名/],
    ['a missing client', { clientId: 'nobody' }, /没有编号为 nobody/],
  ])('says in Chinese what is wrong with %s, and writes nothing', async (_, wrong, message) => {
    const before: unknown = await bed.database('clients').count();
    await expect(bed.run('register-client', person(wrong), options)).rejects.toMatchObject({
      name: 'InvalidServiceTaskInput',
      message: expect.stringMatching(message),
    });
    expect(await bed.database('clients').count()).toEqual(before);
  });

  it('puts nothing into the register that it cannot open', async () => {
    const sealed = sealValue('张秀英', createRegisterKeys([{ id: 'lost', key: Buffer.alloc(32) }]));
    await expect(bed.run('register-client', person({ name: sealed }), options)).rejects.toThrow('可能缺少旧密钥');
  });

  it('registers one person once when two offices do it at the same time', async () => {
    const results = await Promise.allSettled([1, 2, 3].map(() => bed.run('register-client', person({ idNumber: idNumber(103) }), options)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('check-client-duplicate', () => {
  it('is certain by ID number, possible by name with phone or birth date, and shows others masked', async () => {
    const { clientId } = await bed.run(
      'register-client',
      person({ name: '高怀义', idNumber: idNumber(104), phone: '13809120104' }),
      options,
    );
    const check = async (given: JsonObject) => await bed.run('check-client-duplicate', { name: '高怀义', ...given }, options);
    expect(await check({ idNumber: idNumber(104) })).toMatchObject({ duplicate: 'certain', clientId });
    expect(await check({ phone: '138-0912-0104' })).toEqual({
      duplicate: 'possible',
      clientId: null,
      candidates: [{ clientId, label: `高**（6108**********${idNumber(104).slice(-4)}，大保当社区室）` }],
    });
    expect(await check({ birthDate: '1950-03-15' })).toMatchObject({ duplicate: 'possible' });
    expect(await check({})).toMatchObject({ duplicate: 'none' });
  });
});

describe('record-plan and record-approval', () => {
  const plan = { goals: '恢复社会联系', services: '入户探访\n小组活动', plannedSessions: '6' };

  it('keep every version of a plan', async () => {
    expect(await bed.run('record-plan', plan, options)).toMatchObject({ planVersion: 1, plannedSessions: 6 });
    expect(await bed.run('record-plan', { ...plan, plannedSessions: 8 }, options)).toMatchObject({ planVersion: 2, plannedSessions: 8 });
    const found = await file();
    expect(found?.records.plans.map(({ version }) => version)).toEqual([2, 1]);
    expect(found?.records.services.map(({ description }) => description)).toEqual(['入户探访', '小组活动']);
    expect(found?.plannedSessions).toBe(8);
  });

  it('let nobody approve their own plan', async () => {
    await bed.run('record-plan', plan, options);
    await expect(bed.run('record-approval', { result: 'approved' }, options)).rejects.toMatchObject({ code: 'OWN_WORK' });
    await bed.run('record-approval', { result: 'returned', reason: '目标不具体', returnTo: '制定方案' }, { ...options, actor: 'lead-one' });
    expect((await file())?.records.approvals).toMatchObject([{ result: 'returned', byPerson: 'lead-one', reason: '目标不具体' }]);
  });

  it('ask for a reason unless the plan is approved', async () => {
    await expect(bed.run('record-approval', { result: 'rejected' }, { ...options, actor: 'lead-one' })).rejects.toThrow(
      '驳回或退回需填写理由',
    );
  });
});

describe('record-session', () => {
  const session = { date: '2026-11-20', durationMinutes: 30, place: '社工室', content: '面谈' };

  it.each<[string, JsonObject, RegExp]>([
    ['tomorrow', { date: '2026-11-24' }, /还没有到/],
    ['a day that does not exist', { date: '2026-02-30' }, /应为存在的日期/],
    ['no time at all', { durationMinutes: 0 }, /1 到 1440/],
    ['half a minute', { durationMinutes: '1.5' }, /1 到 1440/],
    ['an unknown catalogue item', { catalogueItem: 'XX-01' }, /不在服务目录中/],
    ['an unknown society', { societies: 'aliens' }, /不认识的选项/],
  ])('refuses %s', async (_, wrong, message) => {
    await expect(bed.run('record-session', { ...session, ...wrong }, options)).rejects.toThrow(message);
    expect((await file())?.records.sessions).toEqual([]);
  });

  it('answers a full progress when more was done than planned', async () => {
    await bed.run('record-session', session, options);
    expect(await bed.run('record-session', session, options)).toMatchObject({
      sessionsDone: 2,
      plannedSessions: 1,
      progress: 100,
      allSessionsDone: true,
    });
  });
});

describe('record-lists', () => {
  it('takes a domain that a form left empty', async () => {
    await bed.run('record-lists', { needs: [{ description: '陪伴', domain: null }], domain: 'elderly-care' }, options);
    expect((await file())?.records.needs).toMatchObject([{ domain: 'elderly-care' }]);
  });

  it('replaces the lists and keeps the earlier ones', async () => {
    await bed.run('record-lists', { needs: '甲\n乙', resources: '丙' }, options);
    expect(
      await bed.run(
        'record-lists',
        { needs: [{ description: '丁', domain: 'child-welfare', urgency: 'urgent', societies: ['volunteer'] }], resources: null },
        options,
      ),
    ).toEqual({ needCount: 1, resourceCount: 0 });
    expect((await file())?.records.needs).toMatchObject([{ description: '丁', societies: ['volunteer'] }]);
    expect(await bed.database('needs').where({ case_id: options.businessKey })).toHaveLength(3);
  });
});

describe('referral and transfer', () => {
  const proposal = { step: 'proposed', toOrganisation: 'jinjie', reason: '搬到锦界', consent: true };

  it('hand the case to the station that accepts', async () => {
    await bed.run('record-referral', proposal, options);
    expect(await file()).toMatchObject({ status: 'referring', referredTo: 'jinjie' });
    await bed.run('record-referral', { step: 'accepted', reason: '同意接收' }, { ...options, actor: 'lead-other' });
    expect(await bed.run('transfer-case', { toOrganisation: 'jinjie-room-01' }, options)).toEqual({
      room: 'jinjie-room-01',
      organisation: 'jinjie-room-01',
      station: 'jinjie',
    });
    expect(await file()).toMatchObject({
      organisation: 'jinjie-room-01',
      station: 'jinjie',
      referredTo: null,
      records: { referrals: [{ status: 'accepted', answeredBy: 'lead-other' }] },
    });
  });

  it('leave the case where it is when the station returns it', async () => {
    await bed.run('record-referral', proposal, options);
    await bed.run('record-referral', { step: 'returned', reason: '不在辖区' }, options);
    expect(await file()).toMatchObject({
      organisation: 'dabaodang-room-01',
      referredTo: null,
      records: { referrals: [{ status: 'returned', answer: '不在辖区' }] },
    });
  });

  it('need the client’s consent and another station', async () => {
    await expect(bed.run('record-referral', { ...proposal, consent: false }, options)).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
    await expect(bed.run('record-referral', { ...proposal, toOrganisation: 'dabaodang-room-01' }, options)).rejects.toMatchObject({
      code: 'SAME_STATION',
    });
    await expect(bed.run('record-referral', { step: 'accepted', reason: '同意' }, options)).rejects.toThrow('没有待答复的转介');
  });
});

describe('consultation, crisis and withdrawal', () => {
  it('keep question and advice together', async () => {
    await bed.run('record-consultation', { question: '家属不配合' }, options);
    await bed.run('record-consultation', { step: 'advised', advice: '先建立信任' }, { ...options, actor: 'master-supervisor' });
    expect((await file())?.records.consultations).toMatchObject([
      { status: 'advised', byPerson: 'worker-one', advisedBy: 'master-supervisor' },
    ]);
  });

  it('make a crisis known above', async () => {
    await bed.run('record-crisis', { description: '有自伤念头', kind: '自伤' }, options);
    expect(await file()).toMatchObject({ escalatedAt: expect.any(Date), crisisAt: expect.any(Date) });
  });

  it('close a withdrawn case for good', async () => {
    await bed.run('withdraw-case', { reason: '登记错误' }, options);
    expect(await file()).toMatchObject({ status: 'withdrawn', withdrawReason: '登记错误' });
    await expect(bed.run('record-plan', { goals: '目标' }, options)).rejects.toMatchObject({ code: 'CASE_CLOSED' });
    await expect(bed.run('withdraw-case', { reason: '再来' }, options)).rejects.toMatchObject({ code: 'CASE_CLOSED' });
  });
});

describe('update-case-status', () => {
  it('moves between stages, but neither archives nor invents', async () => {
    expect(await bed.run('update-case-status', { status: 'planning' }, options)).toEqual({ caseStatus: 'planning' });
    await expect(bed.run('update-case-status', { status: 'archived' }, options)).rejects.toThrow('请用对应的服务任务');
    await expect(bed.run('update-case-status', { status: 'done' }, options)).rejects.toThrow('不认识的个案状态');
  });

  it('says which case is missing', async () => {
    await expect(bed.run('update-case-status', { caseId: 'GA-2026-999999', status: 'planning' }, options)).rejects.toThrow(
      '没有编号为 GA-2026-999999 的个案',
    );
  });
});

describe('notify', () => {
  it('tells each person once, until read', async () => {
    const notified = await bed.run(
      'notify',
      { message: '个案待督导', groups: ['lead@dabaodang', 'head@dabaodang', 'head@nowhere'], people: 'lead-one', level: 'urgent' },
      options,
    );
    expect(notified).toEqual({ notified: 2 });
    expect(await listNotifications(bed.database, 'lead-one')).toMatchObject([
      { message: '个案待督导', level: 'urgent', caseId: options.businessKey },
    ]);
    await markNotificationsRead(bed.database, 'lead-one');
    expect([await countUnreadNotifications(bed.database, 'lead-one'), await countUnreadNotifications(bed.database, 'head-one')]).toEqual([
      0, 1,
    ]);
  });

  it('refuses to tell nobody', async () => {
    await expect(bed.run('notify', { message: '无人' }, options)).rejects.toThrow('没有指定通知对象');
  });
});
