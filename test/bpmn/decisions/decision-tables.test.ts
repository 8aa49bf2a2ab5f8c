import { describe, expect, it } from 'vitest';
import { decisionD, decisionTable, evaluated } from './evaluated.ts';

const policy = (hitPolicy: string, aggregation?: string) =>
  `hitPolicy="${hitPolicy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}`;
const ORDERED = '<output name="r"><outputValues><text>"high","mid","low"</text></outputValues></output>';
const WITH_DEFAULT = '<output name="r"><defaultOutputEntry><text>"none"</text></defaultOutputEntry></output>';
const LEVELS = [
  ['> 1', '"mid"'],
  ['> 2', '"low"'],
  ['> 3', '"high"'],
];
const POINTS = [
  ['> 1', '5'],
  ['> 2', '3'],
  ['> 3', '9'],
];
const PAIRS = [
  ['> 1', '"mid"', '1'],
  ['> 2', '"low"', '2'],
  ['> 3', '"mid"', '3'],
];

describe('hit policies with one output', () => {
  it.each([
    ['UNIQUE', undefined, 2, LEVELS, 'mid'],
    ['UNIQUE', undefined, 3, LEVELS, 'fault: 决策“D”：命中策略为“唯一”，却有 2 条规则同时命中（第 1、2 条）'],
    ['UNIQUE', undefined, 0, LEVELS, null],
    ['FIRST', undefined, 4, LEVELS, 'mid'],
    ['FIRST', undefined, 0, LEVELS, null],
    ['ANY', undefined, 2, LEVELS, 'mid'],
    ['ANY', undefined, 4, LEVELS, 'fault: 决策“D”：命中策略为“任意”，命中的规则输出却不相同（第 1、2、3 条）'],
    ['PRIORITY', undefined, 4, LEVELS, 'high'],
    ['PRIORITY', undefined, 3, LEVELS, 'mid'],
    ['PRIORITY', undefined, 0, LEVELS, null],
    ['OUTPUT ORDER', undefined, 4, LEVELS, ['high', 'mid', 'low']],
    ['OUTPUT ORDER', undefined, 0, LEVELS, []],
    ['RULE ORDER', undefined, 4, LEVELS, ['mid', 'low', 'high']],
    ['RULE ORDER', undefined, 0, LEVELS, []],
    ['COLLECT', undefined, 4, LEVELS, ['mid', 'low', 'high']],
    ['COLLECT', undefined, 0, LEVELS, []],
    ['COLLECT', 'SUM', 4, POINTS, 17],
    ['COLLECT', 'MIN', 4, POINTS, 3],
    ['COLLECT', 'MAX', 4, POINTS, 9],
    ['COLLECT', 'COUNT', 4, POINTS, 3],
    ['COLLECT', 'SUM', 0, POINTS, null],
    ['COLLECT', 'MIN', 0, POINTS, null],
    ['COLLECT', 'MAX', 0, POINTS, null],
    ['COLLECT', 'COUNT', 0, POINTS, 0],
    ['COLLECT', 'SUM', 4, LEVELS, 'fault: 决策“D”：汇总的输出里有不是数字的值'],
  ] as const)('%s %s with x = %i', async (hitPolicy, aggregation, x, rules, expected) => {
    const table = decisionTable({ policy: policy(hitPolicy, aggregation), outputs: [ORDERED], rules });
    expect(await evaluated(decisionD(table), { x })).toEqual(expected);
  });

  it.each(['UNIQUE', 'FIRST', 'ANY', 'RULE ORDER', 'COLLECT'])('%s answers the default when nothing matches', async (hitPolicy) => {
    const table = decisionTable({ policy: policy(hitPolicy), outputs: [WITH_DEFAULT], rules: LEVELS });
    expect(await evaluated(decisionD(table), { x: 0 })).toBe('none');
  });
});

describe('hit policies with several outputs', () => {
  const outputs = [ORDERED, '<output name="n"><outputValues><text>3, 2, 1</text></outputValues></output>'];
  const [mid1, low2, mid3] = [
    { r: 'mid', n: 1 },
    { r: 'low', n: 2 },
    { r: 'mid', n: 3 },
  ];

  it.each([
    ['FIRST', mid1],
    ['PRIORITY', mid3],
    ['OUTPUT ORDER', [mid3, mid1, low2]],
    ['RULE ORDER', [mid1, low2, mid3]],
    ['COLLECT', [mid1, low2, mid3]],
  ])('%s orders by the leftmost column first', async (hitPolicy, expected) => {
    const table = decisionTable({ policy: policy(hitPolicy), outputs, rules: PAIRS });
    expect(await evaluated(decisionD(table), { x: 4 })).toEqual(expected);
  });

  it('an output without default is null beside one that has one', async () => {
    const table = decisionTable({ outputs: [WITH_DEFAULT, 'n'], rules: PAIRS });
    expect(await evaluated(decisionD(table), { x: 0 })).toEqual({ r: 'none', n: null });
  });
});

describe('unary tests', () => {
  it.each([
    ['-', 1, true],
    ['1, 3', 3, true],
    ['not(1, 3)', 3, false],
    ['[1..3)', 3, false],
    ['[1..3]', 3, true],
    ['? > 2 and ? < 5', 3, true],
    ['limit', 3, true],
    ['< limit', 3, false],
    ['null', null, true],
    ['"b"', 'b', true],
    ['contains(?, "b")', 'abc', true],
    ['list contains(?, 2)', [1, 2], true],
    ['true', false, false],
    ['> date("2026-01-01")', '2026-02-01', true],
    ['[date("2026-01-01")..date("2026-01-31")]', '2026-02-01', false],
  ])('%s against %j: %s', async (test, x, expected) => {
    const input = test.includes('date(') ? '<input><inputExpression typeRef="date"><text>x</text></inputExpression></input>' : 'x';
    const table = decisionTable({ inputs: [input], rules: [[test, 'true']] });
    expect(await evaluated(decisionD(table), { x, limit: 3 })).toBe(expected ? true : null);
  });
});

describe('FIRST', () => {
  it('leaves rules behind the first match alone, faults in them included', async () => {
    const rules = [
      ['> 1', '"first"'],
      ['> 2', 'missing * 2'],
    ];
    expect(await evaluated(decisionD(decisionTable({ policy: policy('FIRST'), rules })), { x: 5 })).toBe('first');
    expect(await evaluated(decisionD(decisionTable({ policy: policy('COLLECT'), rules })), { x: 5 })).toMatch(
      /^fault: 决策“D”：第 2 条规则：输出“r”：/,
    );
  });
});
