import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../contract/json.ts';
import { inputFromBody, inputFromJson } from '../../../web/forms/input.ts';
import { parseForm } from '../../../web/forms/schema.ts';
import { submitForm, type Submission } from '../../../web/forms/submit.ts';
import { intakeForm } from '../support/intake-form.ts';

const AT = Date.parse('2026-11-23T10:00:00+08:00');

const filledIn = {
  contact: '张秀兰',
  phone: '13800001234',
  source: 'visit',
  domains: ['elderly', 'relief'],
  householdSize: 3,
  visitDate: '2026-11-20',
  needs: [{ text: '上门照料', urgency: 'urgent' }],
  situation: '独居，行动不便。',
  consent: true,
} satisfies JsonObject;

const DAY_AND_TIME: JsonObject = { type: 'datetime', subtype: 'date', properties: { time: 'optional' } };

function submit(values: JsonObject, variables: JsonObject = { caseId: 'GA-2026-000001' }): Submission {
  return submitForm({ schema: parseForm(intakeForm), variables, input: inputFromJson(values), at: AT });
}

function messages(submission: Submission): Record<string, string> {
  if (submission.kind === 'valid') return {};
  return Object.fromEntries(submission.problems.map(({ path, message }) => [path, message]));
}

function oneField(field: JsonObject, value: string | readonly string[]): Submission {
  const schema = parseForm({ components: [{ key: 'x', label: '字段', ...field }] });
  return submitForm({ schema, variables: {}, input: new Map([['x', typeof value === 'string' ? [value] : value]]), at: AT });
}

describe('submitForm', () => {
  it('turns what was typed into variables', () => {
    // when a form is filled in completely
    const submission = submit(filledIn);
    // then the process gets typed values, and nothing that it knew already
    expect(submission).toEqual({
      kind: 'valid',
      variables: { ...filledIn, domains: ['relief', 'elderly'] },
    });
  });

  it('names every field that is missing, in Chinese', () => {
    const found = messages(submit({}));
    expect(found).toEqual({
      contact: '请填写联系人',
      source: '请选择需求来源',
      householdSize: '请填写家庭人数',
      visitDate: '请填写走访日期',
      'needs.0.text': '请填写需求',
      situation: '请填写基本情况',
      consent: '请勾选服务对象同意接受服务并留存资料',
    });
  });

  it('asks for a conditional field only while it is shown', () => {
    expect(messages(submit({ ...filledIn, source: 'other' }))).toEqual({ sourceNote: '请填写其他来源说明' });
    const hidden = submit({ ...filledIn, source: 'visit', sourceNote: '不该出现' });
    expect(hidden.kind === 'valid' && hidden.variables).not.toHaveProperty('sourceNote');
  });

  it('takes nothing that the form does not ask for', () => {
    // given a body with unknown fields, a read-only field and names that would reach a prototype
    const submission = submit({ ...filledIn, caseId: 'GA-2026-999999', isAdmin: true, ['__proto__x']: 'x' });
    // then they go nowhere
    expect(submission.kind === 'valid' && Object.keys(submission.variables).sort()).toEqual(Object.keys(filledIn).sort());
    expect(inputFromBody(JSON.parse('{"v.__proto__":"x","v.a":"1"}')).get('a')).toEqual(['1']);
    expect(Object.prototype).not.toHaveProperty('a');
  });

  it('keeps the value of a read-only field as the process has it', () => {
    const schema = parseForm({
      components: [
        { type: 'textfield', key: 'plan.title', label: '标题', readonly: true },
        { type: 'textfield', key: 'plan.note', label: '备注' },
      ],
    });
    const submission = submitForm({
      schema,
      variables: { plan: { title: '原题', id: 7 } },
      input: inputFromJson({ plan: { title: '改了', note: '好' } }),
      at: AT,
    });
    expect(submission).toEqual({ kind: 'valid', variables: { plan: { title: '原题', id: 7, note: '好' } } });
  });

  it('refuses characters that cannot be stored', () => {
    expect(messages(oneField({ type: 'textfield' }, 'a\0b'))).toEqual({ x: '含有无法保存的字符，请删去后重新输入' });
    expect(messages(oneField({ type: 'textarea' }, 'a\uD800b'))).toEqual({ x: '含有无法保存的字符，请删去后重新输入' });
    expect(messages(oneField({ type: 'select', values: [{ label: '一', value: '1' }] }, '1\0'))).toHaveProperty('x');
  });

  it('caps what a field and a form may hold', () => {
    expect(messages(oneField({ type: 'textfield' }, 'x'.repeat(501)))).toEqual({ x: '最多 500 个字，现在是 501 个' });
    const rows = Array.from({ length: 100 }, () => ({ text: '长'.repeat(500), urgency: 'normal' }));
    expect(messages(submit({ ...filledIn, situation: '长'.repeat(20_000), needs: [...rows, ...rows] }))).not.toHaveProperty(
      'needs.100.text',
    );
    const schema = parseForm({
      components: Array.from({ length: 20 }, (_unused, index) => ({ type: 'textarea', key: `t${index}`, label: `第 ${index} 段` })),
    });
    const input = inputFromJson(Object.fromEntries(Array.from({ length: 20 }, (_unused, index) => [`t${index}`, '长'.repeat(20_000)])));
    expect(submitForm({ schema, variables: {}, input, at: AT })).toMatchObject({ kind: 'invalid', problems: [{ label: '整张表单' }] });
  });

  it.each([
    ['number', '12a', '应为数字'],
    ['number', '1e400', '应为数字'],
    ['number', '99999999999999999', '数字太大'],
    ['datetime', '2026-02-30', '应为日期，例如 2026-11-23'],
    ['radio', 'forged', '请从列出的选项中选择'],
  ])('refuses a %s of %s', (type, text, message) => {
    expect(messages(oneField({ type, values: [{ label: '一', value: 'one' }] }, text))).toEqual({ x: message });
  });

  it.each([
    [['', '14:05'], '只填了时刻，请也填写日期'],
    [['2026-02-30', ''], '应为日期，例如 2026-11-23'],
    [['2026-11-23', '25:00'], '应为日期和时间，例如 2026-11-23 14:05'],
  ])('refuses a day and a time of %j', (texts, message) => {
    expect(messages(oneField(DAY_AND_TIME, texts))).toEqual({ x: message });
  });

  it.each<[JsonObject, string | readonly string[], JsonObject[string]]>([
    [{ type: 'number', decimalDigits: 0 }, '１２', 12],
    [{ type: 'number', decimalDigits: 2 }, '1,234.50', 1234.5],
    [{ type: 'number' }, '', null],
    [{ type: 'datetime', subtype: 'time' }, '14:05', '14:05+08:00'],
    [{ type: 'datetime', subtype: 'datetime' }, '2026-11-23T14:05', '2026-11-23T14:05+08:00'],
    [{ type: 'datetime', subtype: 'datetime', timeSerializingFormat: 'utc_normalized' }, '2026-11-23T14:05', '2026-11-23T06:05Z'],
    [DAY_AND_TIME, ['2026-11-23', ''], '2026-11-23'],
    [DAY_AND_TIME, ['2026-11-23', '14:05'], '2026-11-23T14:05+08:00'],
    [DAY_AND_TIME, '2026-11-23T14:05', '2026-11-23T14:05+08:00'],
    [DAY_AND_TIME, ['', ''], null],
    [{ type: 'textfield' }, ' 两边空格 ', '两边空格'],
    [{ type: 'radio', values: [{ label: '三', value: 3 }] }, '3', 3],
  ])('reads %j from %j', (field, text, value) => {
    expect(oneField(field, text)).toEqual({ kind: 'valid', variables: { x: value } });
  });

  it.each([
    [{ validationType: 'email' }, 'a@b', '邮箱格式不对，例如 name@example.com'],
    [{ validationType: 'phone' }, '12345', '电话应为 11 位手机号，或区号加座机号（如 0912-8331234）'],
    [{ minLength: 3 }, '二字', '至少 3 个字，现在是 2 个'],
    [{ pattern: '^[A-Z]{2}$', patternErrorMessage: '应为两个大写字母' }, 'ab', '应为两个大写字母'],
  ])('checks %j', (validate, text, message) => {
    expect(messages(oneField({ type: 'textfield', validate }, text))).toEqual({ x: message });
  });

  it.each([
    ['61272219450312002', '身份证号应为 18 位，现在是 17 位'],
    ['612722194513120027', '身份证号中的出生日期 1945-13-12 不正确'],
    ['612722194503120020', '身份证号校验位不正确，请核对是否输错'],
  ])('checks the ID number %s', (text, message) => {
    expect(messages(oneField({ type: 'textfield', properties: { check: 'id-number' } }, text))).toEqual({ x: message });
  });

  it('answers a pattern at once that would run away by backtracking', () => {
    const submission = oneField({ type: 'textfield', validate: { pattern: '^(a+)+$' } }, `${'a'.repeat(60)}!`);
    expect(submission.kind).toBe('invalid');
  });
});

describe('parseForm', () => {
  it('refuses keys that reach a prototype', () => {
    expect(() => parseForm({ components: [{ type: 'textfield', key: 'a.__proto__.b', label: 'x' }] })).toThrow('表单定义有误');
  });
});

describe('a field that is signed', () => {
  const signed = (text: string): Submission =>
    oneField({ type: 'textfield', properties: { signature: 'true' }, validate: { required: true, maxLength: 20 } }, text);

  it('takes a typed name, or strokes that are longer than a text may be', () => {
    const strokes = `M10 20${'L40 25'.repeat(600)}`;
    expect(signed(' 高秀英 ')).toEqual({ kind: 'valid', variables: { x: '高秀英' } });
    expect(signed(strokes)).toEqual({ kind: 'valid', variables: { x: strokes } });
  });

  it('asks for another signature when there is none, when it is broken, and when it is too long', () => {
    expect(messages(signed(''))).toEqual({ x: '请填写字段' });
    expect(messages(signed('M10 20L40 25"/><script>'))).toEqual({ x: '手写签名没有画完整，请清除后重写，或改为输入姓名' });
    expect(messages(signed('M10 20'))).toEqual({ x: '手写签名没有画完整，请清除后重写，或改为输入姓名' });
    expect(messages(signed(`M10 20${'L40 25'.repeat(700)}`))).toEqual({ x: '最多 4000 个字，现在是 4206 个' });
    expect(messages(signed('一'.repeat(21)))).toEqual({ x: '最多 20 个字，现在是 21 个' });
  });

  it('is an ordinary field without the property', () => {
    expect(oneField({ type: 'textfield' }, 'M10 20')).toEqual({ kind: 'valid', variables: { x: 'M10 20' } });
  });
});
