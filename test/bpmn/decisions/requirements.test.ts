import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../../bpmn/decisions/read-decisions.ts';
import { libraryOf } from '../../../bpmn/decisions/required-by.ts';
import { evaluateDecision } from '../../../engine/decisions/evaluate-decision.ts';
import { dmn } from '../decision-table.ts';
import { decisionD, decisionTable, evaluated, knowledge, knows, literal, requires } from './evaluated.ts';

const other = (id: string, text: string, more = '', name = id) => `<decision id="${id}" name="${name}">${more}${literal(text)}</decision>`;

describe('required decisions', () => {
  it.each([
    ['by id', other('a', '2', '', '甲'), 'a + 1', 3],
    ['by name', other('a', '2', '', '风险 分值'), '风险 分值 + 1', 3],
    ['by the name of the variable', other('a', '2', '<variable name="分值" />'), '分值 + 1', 3],
    ['as dates', other('a', 'date("2026-02-28")'), 'a + duration("P1D")', '2026-03-01'],
    ['as functions', other('a', 'function(n) n * 2'), 'a(4)', 8],
    ['before a variable of the same name', other('x', '2'), 'x + 1', 3],
  ])('are known %s', async (_how, required, text, expected) => {
    const id = /id="(\w+)"/.exec(required)?.[1] ?? '';
    expect(await evaluated(required + decisionD(literal(text), requires('Decision', id)), { x: 10 })).toEqual(expected);
  });

  it('are known only to what requires them itself', async () => {
    const content = other('a', '2') + other('b', 'a', requires('Decision', 'a')) + decisionD(literal('a + b'), requires('Decision', 'b'));
    expect(await evaluated(content)).toMatch(/^fault: 决策“D”：/);
  });

  it('are taken once each, in a diamond too, and told in order', async () => {
    const table = (id: string, input: string, more = '') =>
      `<decision id="${id}" name="${id}">${more}${decisionTable({ inputs: [input], rules: [['-', `${input} + 1`]] })}</decision>`;
    const content =
      table('base', 'x') +
      table('left', 'base', requires('Decision', 'base')) +
      table('right', 'base', requires('Decision', 'base')) +
      decisionD(literal('left + right'), requires('Decision', 'left') + requires('Decision', 'right'));
    const read = await readDecisions(dmn(content));
    if ('rule' in read) throw new Error(read.message);
    expect(evaluateDecision(libraryOf(['d'], read), 'd', { x: 1 }, 0)).toEqual({
      ok: true,
      value: 6,
      tables: ['base', 'left', 'right'].map((ownerId) => ({ ownerId, matchedRules: ['rule1'] })),
    });
  });

  it('at fault are named with all that led to them', async () => {
    const content = other('a', 'y') + other('b', 'a', requires('Decision', 'a')) + decisionD(literal('b'), requires('Decision', 'b'));
    expect(await evaluated(content)).toMatch(/^fault: 决策“D”：决策“b”：决策“a”：/);
  });

  it.each([
    ['itself', decisionD(literal('1'), requires('Decision', 'd')), '依赖关系成环（决策「D」 → 决策「D」）'],
    [
      'what requires it',
      other('a', '1', requires('Decision', 'd')) + decisionD(literal('1'), requires('Decision', 'a')),
      '依赖关系成环（决策「a」 → 决策「D」 → 决策「a」）',
    ],
    ['what isn’t there', decisionD(literal('1'), requires('Decision', 'a')), '依赖的“a”不在文件中'],
    [
      'what is in another file',
      decisionD(literal('1'), requires('Decision', 'a')).replace('#a', 'urn:x#a'),
      '依赖另一个文件中的元素（urn:x#a）',
    ],
    [
      'what isn’t a decision',
      `<inputData id="a" name="a" />${decisionD(literal('1'), requires('Decision', 'a'))}`,
      '依赖的「a」是输入数据',
    ],
    ['what can’t run', other('a', '1 +') + decisionD(literal('1'), requires('Decision', 'a')), '决策「a」：'],
    [
      'two of one name',
      other('a', '1', '', '甲') +
        other('b', '2', '', '甲') +
        decisionD(literal('1'), requires('Decision', 'a') + requires('Decision', 'b')),
      '名称相同（“甲”）',
    ],
  ])('refuses a decision that requires %s', async (_what, content, reason) => {
    expect(await evaluated(content)).toContain(reason);
    expect(await evaluated(content)).toMatch(/^refused: /);
  });

  it('refuses a chain that nobody could read', async () => {
    const chain = Array.from({ length: 150 }, (_, index) => other(`a${index}`, '1', requires('Decision', `a${index + 1}`)));
    expect(await evaluated([...chain, other('a150', '1'), decisionD(literal('1'), requires('Decision', 'a0'))].join(''))).toContain(
      '超过 100 层',
    );
  });
});

describe('business knowledge models', () => {
  const double = knowledge('double', ['n'], literal('n * 2'));

  it.each([
    ['by place', double, 'double(4)', 8],
    ['by name', double, 'double(n: 4)', 8],
    ['with blanks in the names', knowledge('月 供', ['贷 款'], literal('贷 款 / 12')), '月 供(贷 款: 1200)', 100],
    ['with a table for a body', knowledge('level', ['x'], decisionTable({ rules: [['> 3', '"high"']] })), 'level(4)', 'high'],
    ['for every item of a list', double, 'for i in [1, 2] return double(i)', [2, 4]],
    ['in a filter', double, '[1, 2, 3][double(item) > 3]', [2, 3]],
    ['recursively by its own name', knowledge('fac', ['n'], literal('if n <= 1 then 1 else n * fac(n - 1)')), 'fac(5)', 120],
  ])('are called %s', async (_how, model, text, expected) => {
    const id = /id="([^"]+)"/.exec(model)?.[1] ?? '';
    expect(await evaluated(model + decisionD(literal(text), knows(id)))).toEqual(expected);
  });

  it('are invoked by a boxed invocation', async () => {
    const invocation = (parameter: string) =>
      `<invocation>${literal('double')}<binding><parameter name="${parameter}" />${literal('x + 1')}</binding></invocation>`;
    expect(await evaluated(double + decisionD(invocation('n'), knows('double')), { x: 1 })).toBe(4);
    expect(await evaluated(double + decisionD(invocation('m'), knows('double')), { x: 1 })).toBe(
      'fault: 决策“D”：函数的参数是“n”，给出的是“m”',
    );
  });

  it('call others that they require', async () => {
    const model = knowledge('quadruple', ['n'], literal('double(double(n))'), knows('double'));
    expect(await evaluated(double + model + decisionD(literal('quadruple(1)'), knows('quadruple')))).toBe(4);
  });

  it.each([
    ['an argument too few', double, 'double()', '决策“D”：业务知识模型“double”：缺少参数“n”'],
    ['a variable of the process, which it doesn’t see', knowledge('f', ['n'], literal('n + x')), 'f(1)', '决策“D”：业务知识模型“f”：'],
    [
      'an argument of the wrong type',
      double.replace('name="n" ', 'name="n" typeRef="number" '),
      'double("a")',
      '决策“D”：业务知识模型“double”：参数“n”应为数字，实际是文本“a”',
    ],
    [
      'calling itself without end',
      knowledge('f', ['n'], literal('f(n + 1)')),
      'f(1)',
      '决策“D”：业务知识模型“f”：函数调用超过 100 层，可能在无休止地调用自身',
    ],
    [
      'calling itself without end in a table',
      knowledge('f', ['x'], decisionTable({ rules: [['-', 'f(x + 1)']] })),
      'f(1)',
      '函数调用超过 100 层',
    ],
    ['too much work', knowledge('f', ['n'], literal('n')), 'for i in 1..300, j in 1..300 return f(j)', '一次判定计算的表达式超过 20000 个'],
  ])('a fault tells of %s', async (_what, model, text, message) => {
    const id = /id="([^"]+)"/.exec(model)?.[1] ?? '';
    expect(await evaluated(model + decisionD(literal(text), knows(id)), { x: 1 })).toContain(message);
  });

  it.each([
    ['without a function', '<businessKnowledgeModel id="f" name="f" />'],
    ['that is a Java function', knowledge('f', [], literal('1')).replace('<encapsulatedLogic>', '<encapsulatedLogic kind="Java">')],
    ['with two parameters of one name', knowledge('f', ['n', 'n'], literal('1'))],
    ['that requires itself', knowledge('f', [], literal('1'), knows('f'))],
  ])('refuses one %s', async (_what, model) => {
    expect(await evaluated(model + decisionD(literal('1'), knows('f')))).toMatch(/^refused: 业务知识模型「f」：/);
  });
});

describe('decision services', () => {
  const inside =
    `<inputData id="i" name="age" />${other(
      'base',
      '1000',
    )}<decision id="points" name="points">${requires('Input', 'i')}${requires('Decision', 'base')}${literal('age + base')}</decision>` +
    `<decision id="level" name="level">${requires('Decision', 'points')}${literal('if points > 60 then "high" else "low"')}</decision>`;
  const service = (parts: string) => `<decisionService id="s" name="assess">${parts}</decisionService>`;
  const output = (id: string) => `<outputDecision href="#${id}" />`;
  const inputData = '<inputData href="#i" />';

  it.each([
    ['one output decision', output('level') + inputData, 'assess(70)', 'high'],
    ['several output decisions', output('level') + output('points') + inputData, 'assess(age: 1)', { level: 'high', points: 1001 }],
    ['input decisions behind the input data', `${output('points')}<inputDecision href="#base" />${inputData}`, 'assess(1, 5)', 6],
    ['input decisions by name', `${output('points')}<inputDecision href="#base" />${inputData}`, 'assess(base: 5, age: 1)', 6],
  ])('are called like functions: %s', async (_what, parts, text, expected) => {
    expect(await evaluated(inside + service(parts) + decisionD(literal(text), knows('s')))).toEqual(expected);
  });

  it('take their decisions anew for each call', async () => {
    const content = inside + service(output('points') + inputData) + decisionD(literal('[assess(1), assess(2)]'), knows('s'));
    expect(await evaluated(content)).toEqual([1001, 1002]);
  });

  it('see nothing of the process but their parameters', async () => {
    const content = other('a', 'x') + service(output('a')) + decisionD(literal('assess()'), knows('s'));
    expect(await evaluated(content, { x: 1 })).toContain('决策服务“assess”：决策“a”：');
  });

  it('refuses one without output decision', async () => {
    expect(await evaluated(service('') + decisionD(literal('1'), knows('s')))).toContain('没有输出决策');
  });

  it('refuses one that would call itself', async () => {
    const content = service(output('d')) + decisionD(literal('assess()'), knows('s'));
    expect(await evaluated(content)).toContain('依赖关系成环');
  });
});
