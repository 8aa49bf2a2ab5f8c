import { describe, expect, it } from 'vitest';
import { evaluateDecision } from '../../../engine/decisions/evaluate-decision.ts';
import type { PlainDecisionTable } from '../../../engine/definition/decision-definition.ts';

/** A table over `age` and `alone` with one output, and a rule a row; in the shape of release 0.1, which must go on running. */
function table(
  overrides: Partial<PlainDecisionTable>,
  rules: readonly (readonly [age: string, alone: string, output: string])[],
): PlainDecisionTable {
  return {
    id: 'risk',
    name: '风险等级',
    hitPolicy: 'UNIQUE',
    inputs: [
      { id: 'age', label: '年龄', expression: 'age' },
      { id: 'alone', label: '独居', expression: 'alone' },
    ],
    outputs: [{ id: 'level', name: 'level', allowedValues: '"high","medium","low"' }],
    rules: rules.map(([age, alone, output], index) => ({ id: `rule-${index + 1}`, inputEntries: [age, alone], outputEntries: [output] })),
    ...overrides,
  };
}

const overlapping = [
  ['>= 60', '-', '"medium"'],
  ['>= 80', 'true', '"high"'],
  ['>= 80', '', '"medium"'],
] as const;

function decide(decision: PlainDecisionTable, age = 85, alone = true) {
  const result = evaluateDecision({ decisions: { risk: decision } }, 'risk', { age, alone }, 0);
  return result.ok ? result.value : `fault: ${result.message}`;
}

describe('hit policies', () => {
  it.each([
    ['FIRST', 'medium'],
    ['PRIORITY', 'high'],
    ['RULE ORDER', ['medium', 'high', 'medium']],
    ['OUTPUT ORDER', ['high', 'medium', 'medium']],
    ['COLLECT', ['medium', 'high', 'medium']],
  ] as const)('given %s and several rules that match, then the answer is %j', (hitPolicy, expected) => {
    expect(decide(table({ hitPolicy }, overlapping))).toEqual(expected);
  });

  it('given UNIQUE, then two matches are a fault that names the table', () => {
    expect(decide(table({}, overlapping))).toBe('fault: 决策“风险等级”：命中策略为“唯一”，却有 3 条规则同时命中（第 1、2、3 条）');
  });

  it('given ANY, then matches that agree are an answer and matches that do not are a fault', () => {
    expect(decide(table({ hitPolicy: 'ANY' }, [overlapping[0], overlapping[2]]))).toBe('medium');
    expect(decide(table({ hitPolicy: 'ANY' }, overlapping))).toMatch(/^fault: /);
  });

  it.each([
    ['SUM', 6],
    ['MIN', 1],
    ['MAX', 3],
    ['COUNT', 3],
  ] as const)('given COLLECT with %s, then the numbers are put together', (aggregation, expected) => {
    const numbers = overlapping.map(([age, alone], index) => [age, alone, String(index + 1)] as const);
    expect(decide(table({ hitPolicy: 'COLLECT', aggregation }, numbers))).toBe(expected);
  });
});

describe('no rule matches', () => {
  it('given no default, then the answer is null; given one, then it is that', () => {
    expect(decide(table({}, overlapping), 20)).toBeNull();
    const outputs = [{ id: 'level', name: 'level', defaultValue: '"low"' }];
    expect(decide(table({ outputs }, overlapping), 20)).toBe('low');
  });
});

describe('faults', () => {
  it('given a missing input, then the fault names it', () => {
    expect(evaluateDecision({ decisions: { risk: table({}, overlapping) } }, 'risk', { alone: true }, 0)).toMatchObject({
      ok: false,
      message: expect.stringContaining('年龄'),
    });
  });

  it('given an entry that does not parse, then the fault names rule and column', () => {
    expect(decide(table({}, [['>= ', '-', '"x"']]))).toContain('第 1 条规则的“年龄”');
  });
});

it('given several outputs, then the answer is a context of them', () => {
  const decision = table(
    {
      outputs: [
        { id: 'a', name: 'level' },
        { id: 'b', name: 'days' },
      ],
      rules: [{ id: 'rule-1', inputEntries: ['-', '-'], outputEntries: ['"high"', 'age - 80'] }],
    },
    [],
  );
  expect(decide(decision)).toEqual({ level: 'high', days: 5 });
});
