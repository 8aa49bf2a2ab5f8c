import { describe, expect, it } from 'vitest';
import { decisionD, decisionTable, evaluated, literal, requires } from './evaluated.ts';

const ITEMS = `
  <itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"high","low"</text></allowedValues></itemDefinition>
  <itemDefinition name="tLevels" isCollection="true"><typeRef>tLevel</typeRef></itemDefinition>
  <itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent><itemComponent name="born"><typeRef>date</typeRef></itemComponent></itemDefinition>
  <itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>
  <itemDefinition name="tTree"><itemComponent name="size"><typeRef>number</typeRef></itemComponent><itemComponent name="left"><typeRef>tTree</typeRef></itemComponent></itemDefinition>
  <itemDefinition name="tTeam" isCollection="true"><typeRef>string</typeRef><typeConstraint><text>count(?) &lt;= 2</text></typeConstraint></itemDefinition>`;

/** Decision that answers its input datum `x`, which has the type. */
function typed(typeRef: string, answer = 'x'): string {
  return `${ITEMS}<inputData id="i" name="x"><variable name="x" typeRef="${typeRef}" /></inputData>${decisionD(literal(answer), requires('Input', 'i'))}`;
}

describe('types of input data', () => {
  it.each([
    ['string', 'a', 'a'],
    ['string', 1, 'fault: 决策“D”：输入数据“x”应为文本，实际是数字“1”'],
    ['number', 1, 1],
    ['integer', 1, 1],
    ['number', '1', 'fault: 决策“D”：输入数据“x”应为数字，实际是文本“1”'],
    ['boolean', 'true', 'fault: 决策“D”：输入数据“x”应为是否值（true 或 false），实际是文本“true”'],
    ['date', '2026-03-02', '2026-03-02'],
    ['date', '2026-03-02T09:00:00', 'fault: 决策“D”：输入数据“x”应为日期，实际是文本“2026-03-02T09:00:00”'],
    ['date', 'soon', 'fault: 决策“D”：输入数据“x”应为日期，实际是文本“soon”'],
    ['feel:dateTime', '2026-03-02T09:00:00+08:00', '2026-03-02T09:00:00+08:00'],
    ['date and time', 'soon', 'fault: 决策“D”：输入数据“x”应为日期时间，实际是文本“soon”'],
    ['time', '09:00:00', '09:00:00'],
    ['dayTimeDuration', 'P1D', 'P1D'],
    ['dayTimeDuration', 'P1M', 'fault: 决策“D”：输入数据“x”应为时长（天、时、分、秒），实际是文本“P1M”'],
    ['years and months duration', 'P1M', 'P1M'],
    ['number', null, null],
    ['number', [1], 1],
    ['Any', { a: 1 }, { a: 1 }],
    ['tLevel', 'low', 'low'],
    ['tLevel', 'mid', 'fault: 决策“D”：输入数据“x”的值“mid”不在允许的取值（"high","low"）之内'],
    ['tLevels', 'low', ['low']],
    ['tLevels', ['low', 'mid'], 'fault: 决策“D”：输入数据“x”的第 2 项的值“mid”不在允许的取值（"high","low"）之内'],
    ['tPerson', { name: '甲', born: '1950-01-01' }, { name: '甲', born: '1950-01-01' }],
    ['tPerson', { name: 1 }, 'fault: 决策“D”：输入数据“x”的“name”应为文本，实际是数字“1”'],
    ['tPerson', '甲', 'fault: 决策“D”：输入数据“x”应为上下文，实际是文本“甲”'],
    ['tPeople', [{ born: 'x' }], 'fault: 决策“D”：输入数据“x”的第 1 项的“born”应为日期，实际是文本“x”'],
    ['tTree', { size: 1, left: { size: 'a' } }, { size: 1, left: { size: 'a' } }],
    ['tTeam', ['a', 'b'], ['a', 'b']],
    ['tTeam', ['a', 'b', 'c'], 'fault: 决策“D”：输入数据“x”的值“["a","b","c"]”不在允许的取值（count(?) <= 2）之内'],
    ['tUnknown', 1, 1],
  ])('%s given %j', async (typeRef, x, expected) => {
    expect(await evaluated(typed(typeRef), { x }, 'https://www.omg.org/spec/DMN/20230324/MODEL/')).toEqual(expected);
  });

  it('dates are dates to the logic', async () => {
    expect(await evaluated(typed('date', 'x + duration("P1D")'), { x: '2026-02-28' })).toBe('2026-03-01');
    expect(await evaluated(typed('tPerson', 'x.born.year'), { x: { born: '1950-01-01' } })).toBe(1950);
  });

  it('a datum that is absent is a fault only where it is used', async () => {
    expect(await evaluated(typed('number', 'x'))).toMatch(/^fault: 决策“D”：/);
    expect(await evaluated(typed('number', '1'))).toBe(1);
  });
});

describe('types in decision tables', () => {
  const input = (parts: string, typeRef = 'number') =>
    `<input label="年龄"><inputExpression typeRef="${typeRef}"><text>x</text></inputExpression>${parts}</input>`;
  const limited = input('<inputValues><text>[0..120]</text></inputValues>');

  it.each([
    [limited, 70, 'yes'],
    [limited, null, null],
    [limited, 150, 'fault: 决策“D”：输入“年龄”的值“150”不在允许的取值（[0..120]）之内'],
    [input(''), '70', 'fault: 决策“D”：输入“年龄”应为数字，实际是文本“70”'],
    [input('', 'date'), 'soon', 'fault: 决策“D”：输入“年龄”应为日期，实际是文本“soon”'],
  ])('an input is checked before the rules', async (drawn, x, expected) => {
    expect(await evaluated(decisionD(decisionTable({ inputs: [drawn], rules: [['> 60', '"yes"']] })), { x })).toBe(expected);
  });

  it('an output of the wrong type is a fault that names rule and output', async () => {
    const table = decisionTable({ outputs: ['<output name="r" typeRef="number" />'], rules: [['-', '"many"']] });
    expect(await evaluated(decisionD(table), { x: 1 })).toBe('fault: 决策“D”：第 1 条规则：输出“r”：值应为数字，实际是文本“many”');
  });
});

describe('types of results and parts', () => {
  it.each([
    [decisionD(literal('"a"'), '<variable name="D" typeRef="number" />'), 'fault: 决策“D”：结果应为数字，实际是文本“a”'],
    [decisionD(literal('"a"', 'typeRef="number"')), 'fault: 决策“D”：结果应为数字，实际是文本“a”'],
    [
      decisionD(`<context><contextEntry><variable name="a" typeRef="string" />${literal('1')}</contextEntry></context>`),
      'fault: 决策“D”：条目“a”：值应为文本，实际是数字“1”',
    ],
    [
      decisionD(`<relation><column name="a" typeRef="string" /><row>${literal('1')}</row></relation>`),
      'fault: 决策“D”：第 1 行的“a”：值应为文本，实际是数字“1”',
    ],
  ])('%# is checked', async (content, expected) => {
    expect(await evaluated(content)).toBe(expected);
  });
});
