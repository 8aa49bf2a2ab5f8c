import { describe, expect, it } from 'vitest';
import { decisionD, decisionTable, evaluated, literal } from './evaluated.ts';

const entry = (name: string, value: string) => `<contextEntry><variable name="${name}" />${value}</contextEntry>`;
const child = (name: string, text: string) => `<${name}>${literal(text)}</${name}>`;
const variables = {
  x: 4,
  '月 收入': 3000,
  people: [
    { name: '甲', age: 70 },
    { name: '乙', age: 40 },
  ],
};

describe('boxed expressions', () => {
  it.each([
    ['a literal expression', literal('x + 1'), 5],
    ['a name with blanks', literal('月 收入 * 12'), 36_000],
    ['a date that becomes text at the end', literal('date("2026-03-02") + duration("P1D")'), '2026-03-03'],
    ['the clock of the instance', literal('string(today())'), '2026-03-02'],
    ['a context', `<context>${entry('a', literal('x'))}${entry('b', literal('a * 2'))}</context>`, { a: 4, b: 8 }],
    [
      'a context with a result',
      `<context>${entry('年 收入', literal('月 收入 * 12'))}<contextEntry>${literal('年 收入 / 2')}</contextEntry></context>`,
      18_000,
    ],
    ['a context inside a context', `<context>${entry('a', `<context>${entry('b', literal('x'))}</context>`)}</context>`, { a: { b: 4 } }],
    ['a list', `<list>${literal('x')}${literal('"b"')}</list>`, [4, 'b']],
    [
      'a relation',
      `<relation><column name="name" /><column name="点数" /><row>${literal('"a"')}${literal('x')}</row><row>${literal('"b"')}${literal('x + 1')}</row></relation>`,
      [
        { name: 'a', 点数: 4 },
        { name: 'b', 点数: 5 },
      ],
    ],
    [
      'a function that is defined and invoked',
      `<context>${entry('double', `<functionDefinition><formalParameter name="n" />${literal('n * 2')}</functionDefinition>`)}<contextEntry><invocation>${literal('double')}<binding><parameter name="n" />${literal('x')}</binding></invocation></contextEntry></context>`,
      8,
    ],
    [
      'a function that remembers where it was defined',
      `<context>${entry('factor', literal('3'))}${entry('times', `<functionDefinition><formalParameter name="n" />${literal('n * factor')}</functionDefinition>`)}<contextEntry>${literal('[times(1), times(n: 2)]')}</contextEntry></context>`,
      [3, 6],
    ],
    [
      'a function of FEEL that is invoked',
      `<invocation>${literal('round up')}<binding><parameter name="scale" />${literal('1')}</binding><binding><parameter name="n" />${literal('5.55')}</binding></invocation>`,
      5.6,
    ],
    [
      'a decision table inside a context',
      `<context>${entry('level', decisionTable({ rules: [['> 3', '"high"']] }))}<contextEntry>${literal('upper case(level)')}</contextEntry></context>`,
      'HIGH',
    ],
    ['a conditional', `<conditional>${child('if', 'x > 3')}${child('then', '"yes"')}${child('else', '1 / nothing')}</conditional>`, 'yes'],
    ['a conditional on null', `<conditional>${child('if', 'null')}${child('then', '1')}${child('else', '2')}</conditional>`, 2],
    ['a filter by entries', `<filter>${child('in', 'people')}${child('match', 'age >= 60')}</filter>`, [{ name: '甲', age: 70 }]],
    ['a filter by item', `<filter>${child('in', '[1, 5, 9]')}${child('match', 'item > x')}</filter>`, [5, 9]],
    ['for', `<for iteratorVariable="p">${child('in', 'people')}${child('return', 'p.age + x')}</for>`, [74, 44]],
    ['every', `<every iteratorVariable="p">${child('in', 'people')}${child('satisfies', 'p.age > 30')}</every>`, true],
    ['some', `<some iteratorVariable="p">${child('in', 'people')}${child('satisfies', 'p.age > 90')}</some>`, false],
  ])('%s', async (_what, logic, expected) => {
    expect(await evaluated(decisionD(logic), variables, 'https://www.omg.org/spec/DMN/20230324/MODEL/')).toEqual(expected);
  });

  it.each([
    ['a missing variable', literal('salary * 2'), '决策“D”：'],
    ['an entry of a context', `<context>${entry('a', literal('y'))}</context>`, '决策“D”：条目“a”：'],
    ['an item of a list', `<list>${literal('x')}${literal('y')}</list>`, '决策“D”：第 2 项：'],
    ['a cell of a relation', `<relation><column name="a" /><row>${literal('y')}</row></relation>`, '决策“D”：第 1 行的“a”：'],
    [
      'what is invoked and no function',
      `<invocation>${literal('x')}</invocation>`,
      '决策“D”：调用的不是函数，请核对业务知识模型的名称和知识需求连线',
    ],
    [
      'an invocation that lacks an argument',
      `<invocation>${literal('function(a, b) a')}<binding><parameter name="b" />${literal('1')}</binding></invocation>`,
      '决策“D”：缺少参数“a”',
    ],
    [
      'an invocation at fault inside',
      `<invocation>${literal('function(n) matches(n, "a{99999}")')}<binding><parameter name="n" />${literal('"a"')}</binding></invocation>`,
      '决策“D”：',
    ],
    ['a filter of nothing', `<filter>${child('in', 'null')}${child('match', 'true')}</filter>`, '决策“D”：列表为空值'],
    [
      'an item of an iteration',
      `<for iteratorVariable="p">${child('in', 'people')}${child('return', 'p.size')}</for>`,
      '决策“D”：第 1 项：',
    ],
    ['a function as the answer', `<functionDefinition>${literal('1')}</functionDefinition>`, '决策“D”：结果是区间或函数，不能作为变量保存'],
  ])('a fault names %s', async (_what, logic, message) => {
    expect(await evaluated(decisionD(logic), variables)).toContain(`fault: ${message}`);
  });

  it.each([
    ['an empty literal expression', literal('')],
    ['FEEL that doesn’t parse', literal('1 +')],
    ['FEEL in an entry that doesn’t parse', `<context>${entry('a', literal('1 +'))}</context>`],
    ['two entries of one name', `<context>${entry('a', literal('1'))}${entry('a', literal('2'))}</context>`],
    ['a result before other entries', `<context><contextEntry>${literal('1')}</contextEntry>${entry('a', literal('2'))}</context>`],
    ['an entry without value', `<context><contextEntry><variable name="a" /></contextEntry></context>`],
    ['a row with a cell too few', `<relation><column name="a" /><column name="b" /><row>${literal('1')}</row></relation>`],
    ['columns of one name', `<relation><column name="a" /><column name="a" /></relation>`],
    ['a Java function', `<functionDefinition kind="Java">${literal('1')}</functionDefinition>`],
    ['another language', literal('x', 'expressionLanguage="juel"')],
    ['imported values', '<literalExpression><importedValues namespace="a" locationURI="b" importType="c" /></literalExpression>'],
    ['an iteration without a variable', `<for>${child('in', '[1]')}${child('return', '1')}</for>`],
    ['a conditional with a branch too few', `<conditional>${child('if', 'true')}${child('then', '1')}</conditional>`],
    ['an expression that DMN doesn’t have', '<guess />'],
  ])('refuses %s', async (_what, logic) => {
    expect(await evaluated(decisionD(logic), variables)).toMatch(/^refused: 决策「D」：/);
  });

  it('names the element that DMN doesn’t have', async () => {
    expect(await evaluated(decisionD('<guess />'))).toContain('“guess”');
  });

  it('knows names with signs that mean something in FEEL', async () => {
    const content = `<inputData id="i" name="client's age" />${decisionD(literal("client's age + 1"), '<informationRequirement><requiredInput href="#i" /></informationRequirement>')}`;
    expect(await evaluated(content, { "client's age": 70 })).toBe(71);
  });
});
