import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../contract/json.ts';
import { evaluateFeel, evaluateUnaryTests, feelSyntaxFault } from '../../../engine/feel/index.ts';

const AT = Date.parse('2026-03-02T09:00:00+08:00');

function value(source: string, variables = {}) {
  const result = evaluateFeel(source, variables, AT);
  return result.ok ? result.value : `fault: ${result.message}`;
}

describe('an expression', () => {
  it.each([
    ['risk >= 3', { risk: 3 }, true],
    ['"worker@" + room', { room: 'dabaodang-room-01' }, 'worker@dabaodang-room-01'],
    ['服务对象.姓名', { 服务对象: { 姓名: '甲' } }, '甲'],
    ['count(items[item > 2])', { items: [1, 2, 3] }, 1],
    ['is defined(x)', {}, false],
    ['get or else(x, 3)', {}, 3],
    ['{a: 1, b: [true, null]}', {}, { a: 1, b: [true, null] }],
    ['1 / 0', {}, null],
    ['date("2026-01-31") + duration("P1M")', {}, '2026-02-28'],
  ])('given %s, then it is evaluated', (source, variables, expected) => {
    expect(value(source, variables)).toEqual(expected);
  });

  it('given the clock, then it answers the time of the trigger, never that of the machine', () => {
    expect(value('string(now())')).toBe('2026-03-02T09:00:00+08:00');
    expect(value('string(today())')).toBe('2026-03-02');
  });

  it('given a missing variable, then the result is null and a warning says so', () => {
    expect(evaluateFeel('x > 3', {}, AT)).toMatchObject({ ok: true, value: null, warnings: [expect.stringContaining("'x'")] });
  });

  it('given a source that does not parse, then the fault says so in Chinese', () => {
    expect(value('a +')).toMatch(/^fault: 表达式写法有误/);
  });

  it('given several scopes, then the innermost comes first', () => {
    expect(evaluateFeel('a + b', [{ a: 1 }, { a: 10, b: 20 }], AT)).toMatchObject({ ok: true, value: 21 });
  });

  it('given a variable with a sign in its name, then the name is read as one', () => {
    expect(value('pre-approval + 1', { 'pre-approval': 4 })).toBe(5);
    expect(value('pre-approval', { pre: 4, approval: 1 })).toBe(3);
    expect(value('`pre approval` + 1', { 'pre approval': 4 })).toBe(5);
  });

  it.each(['function(x) x', '[1..3]'])('given %s, which is no data, then it is a fault', (source) => {
    expect(value(source)).toMatch(/^fault: /);
  });

  it('given a variable named like a prototype property, then it is an ordinary name', () => {
    const variables = Object.fromEntries<JsonValue>([
      ['__proto__', { admin: true }],
      ['constructor', 1],
    ]);
    expect(value('constructor', variables)).toBe(1);
    expect(value('admin', variables)).toBeNull();
    expect(value('toString', {})).toBeNull();
  });
});

describe('patterns', () => {
  it.each([
    ['matches("GA-2026-000123", "^GA-\\\\d{4}-\\\\d{6}$")', true],
    ['replace("a1b2", "[0-9]", "")', 'ab'],
    ['split("甲，乙", "，")', ['甲', '乙']],
  ])('given %s, then it is evaluated', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it.each(['^(a+)+$', '(a|aa)*b', '(.*a){20}b', '.*.*.*x'])('given %s, which runs away by backtracking, then it is answered', (pattern) => {
    expect(value(`matches("${'a'.repeat(1000)}!", "${pattern}")`)).toBe(false);
  });

  it.each(['(a)\\\\1', 'a(?=b)', '(?<!a)b', '[', '(', 'a{999999}', 'a**'])(
    'given %s, which no automaton can run, then it is a fault',
    (pattern) => {
      expect(value(`matches("ab", "${pattern}")`)).toMatch(/^fault: .*模式/);
    },
  );
});

describe('the syntax of a source', () => {
  it.each(['uuid()', 'random number() < 0.5'])('given %s, which a replay would answer differently, then it is refused', (source) => {
    expect(feelSyntaxFault(source)).toContain('每次结果不同');
  });

  it('given what parses, then there is no fault; given what does not, then it is told', () => {
    expect(feelSyntaxFault('anything >= 3 and not(other)')).toBeUndefined();
    expect(feelSyntaxFault('if a then')).toContain('表达式写法有误');
    expect(feelSyntaxFault('[1..3], > 5', 'unaryTests')).toBeUndefined();
  });
});

describe('unary tests', () => {
  it.each([
    ['>= 3', 3, true],
    ['[1..5)', 5, false],
    ['"高","中"', '中', true],
    ['not("低")', '低', false],
    ['-', 7, true],
    ['? > 3', 4, true],
    ['[1, 2]', 2, true],
    ['> 3, < 1', 0, true],
    ['false', false, true],
    ['? = true', false, false],
    ['null', null, true],
    ['not(null)', null, false],
    ['< date("2026-03-02")', 3, false],
  ])('given %s and %j, then it is %s', (source, input, expected) => {
    expect(evaluateUnaryTests(source, input, {}, AT)).toMatchObject({ ok: true, value: expected });
  });
});
