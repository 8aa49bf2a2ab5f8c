import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../../bpmn/decisions/read-decisions.ts';
import { decision, dmn, table } from '../decision-table.ts';
import { END, START, diagram, extensions, path } from '../diagram.ts';
import { compiled } from '../elements/compiled-element.ts';
import { elementsReportedBy } from '../elements-reported-by.ts';

const CALL = diagram([
  START,
  `<bpmn:businessRuleTask id="A">${extensions('<zeebe:calledDecision decisionId="risk" resultVariable="level" />')}</bpmn:businessRuleTask>`,
  END,
  path('S', 'A', 'E'),
]);

async function faultsOf(content: string): Promise<readonly string[]> {
  const read = await readDecisions(dmn(content));
  if ('rule' in read) {
    return [read.rule];
  }
  return (read.refused.risk ?? []).map((fault) => fault.message);
}

describe('readDecisions', () => {
  it('compiles a decision table', async () => {
    expect(await readDecisions(dmn(decision(table())))).toEqual({
      compiled: {
        risk: {
          id: 'risk',
          name: '风险等级',
          logic: {
            kind: 'decisionTable',
            hitPolicy: 'UNIQUE',
            inputs: [{ id: 'I', label: '评估分数', expression: '分数', type: { kind: 'number' } }],
            outputs: [{ id: 'O', name: '等级', type: { kind: 'string' }, allowedValues: '"高","中","低"', defaultValue: '"低"' }],
            rules: [{ id: 'R', inputEntries: ['>= 80'], outputEntries: ['"高"'] }],
          },
        },
      },
      knowledge: {},
      refused: {},
      notes: { risk: [] },
    });
  });

  it.each(['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'])('knows the hit policy %s', async (policy) => {
    expect(await readDecisions(dmn(decision(table({ policy }))))).toMatchObject({ compiled: { risk: { logic: { hitPolicy: policy } } } });
  });

  it('knows the aggregations of COLLECT', async () => {
    const collect = table({ policy: 'COLLECT', attributes: 'aggregation="SUM"' });
    expect(await readDecisions(dmn(decision(collect)))).toMatchObject({ compiled: { risk: { logic: { aggregation: 'SUM' } } } });
  });

  it.each([
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ])('reads files of %s', async (uri) => {
    expect(await readDecisions(dmn(decision(table()), uri))).toHaveProperty('compiled.risk');
  });

  it.each([
    ['a decision without logic', decision('')],
    [
      'a decision that needs another which isn’t there',
      decision(table(), '<informationRequirement id="x"><requiredDecision href="#other" /></informationRequirement>'),
    ],
    ['a hit policy that does not exist', decision(table({ policy: 'BEST' }))],
    ['an input without expression', decision(table({ input: '' }))],
    ['a test that does not parse', decision(table({ tests: '&gt;' }))],
    ['a result that does not parse', decision(table({ output: '"高' }))],
    ['an aggregation without COLLECT', decision(table({ attributes: 'aggregation="SUM"' }))],
    ['a cell too few', decision(table().replace(/<outputEntry>.*<\/outputEntry>/, ''))],
    ['another language', decision(table().replace('<inputEntry>', '<inputEntry expressionLanguage="javascript">'))],
  ])('refuses %s', async (_what, content) => {
    expect(await faultsOf(content)).toHaveLength(1);
  });

  it('refuses what is no DMN', async () => {
    expect(await readDecisions('<a/>')).toMatchObject({ rule: 'not-dmn' });
  });
});

describe('business rule tasks', () => {
  it('carry the decision in the definition', async () => {
    const definition = await compiled(CALL, [{ name: 'risk.dmn', content: dmn(decision(table())) }]);
    expect(Object.keys(definition.decisions)).toEqual(['risk']);
    expect(definition.elements.A).toMatchObject({ type: 'businessRuleTask', decisionId: 'risk', resultVariable: 'level' });
  });

  it('report why the decision that they call can’t run', async () => {
    const broken = { name: 'risk.dmn', content: dmn(decision(table({ tests: '&gt;' }))) };
    expect(await elementsReportedBy('called-decision', CALL, [broken])).toEqual(['A']);
  });

  it('leave decisions alone that nobody calls', async () => {
    const xml = diagram([START, END, path('S', 'E')]);
    const definition = await compiled(xml, [{ name: 'risk.dmn', content: dmn(decision(table({ tests: '&gt;' }))) }]);
    expect(definition.decisions).toEqual({});
  });
});
