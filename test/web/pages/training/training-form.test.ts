import { describe, expect, it } from 'vitest';
import { readTraining, typedTraining } from '../../../../web/pages/training/training-form.ts';

const limits = { people: ['worker', 'lead'], today: '2026-11-23', needsReason: false };
const body = {
  date: '2026-11-20',
  topic: ' 个案工作方法 ',
  kind: 'tiered',
  hours: '3.5',
  organiser: '市社会工作服务总站',
  participants: 'worker',
};

describe('the form of a training', () => {
  it('becomes what goes into the register', () => {
    expect(readTraining(typedTraining(body), limits)).toEqual({
      ok: true,
      content: { ...body, topic: '个案工作方法', hours: 3.5, participants: ['worker'] },
    });
  });

  it.each([
    ['date', '', '请填写培训日期'],
    ['date', '2026-02-30', '请填写培训日期'],
    ['date', '2026-11-24', '今天以后'],
    ['date', '1926-11-24', '2000 年以后'],
    ['topic', '课', '2 到 100 字，现在是 1 字'],
    ['topic', '\u0000个案', '不能保存的字符'],
    ['kind', 'dance', '请选择培训类型'],
    ['hours', '', '学时应在'],
    ['hours', '0', '学时应在'],
    ['hours', '3.7', '学时应在'],
    ['hours', '81', '学时应在'],
    ['hours', '1e1', '学时应在'],
    ['organiser', '', '现在是 0 字'],
    ['participants', [], '至少选择一名'],
    ['participants', ['worker', 'stranger'], '不在这个站点'],
  ])('says what is wrong with %s = %j', (field, value, message) => {
    const read = readTraining(typedTraining({ ...body, [field]: value }), limits);
    expect(read).toMatchObject({ ok: false, problems: { [field]: expect.stringContaining(message) } });
    expect(read.ok ? [] : Object.keys(read.problems)).toEqual([field]);
  });

  it('wants a reason for a correction', () => {
    const corrected = readTraining(typedTraining(body), { ...limits, needsReason: true });
    expect(corrected).toMatchObject({ ok: false, problems: { reason: expect.stringContaining('请写明原因') } });
    expect(readTraining(typedTraining({ ...body, reason: '学时登记错了' }), { ...limits, needsReason: true }).ok).toBe(true);
  });

  it.each([undefined, null, 'text', [], { participants: { a: 1 }, topic: ['a', 'b'] }])(
    'takes %j for a form without anything',
    (nonsense) => {
      expect(typedTraining(nonsense)).toEqual({ date: '', topic: '', kind: '', hours: '', organiser: '', participants: [], reason: '' });
    },
  );
});
