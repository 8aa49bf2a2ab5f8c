import type { Resource } from '../../../../bpmn/resource.ts';
import { decision, dmn, table } from '../../decision-table.ts';
import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const drawn = diagram([
  START,
  `<bpmn:businessRuleTask id="A">${extensions('<zeebe:calledDecision decisionId="risk" resultVariable="level" />')}</bpmn:businessRuleTask>`,
  END,
  path('S', 'A', 'E'),
]);

function deployed(content: string): readonly Resource[] {
  return [{ name: 'risk.dmn', content: dmn(content) }];
}

export const ignoredDecisionPart: readonly RuleCase[] = [
  { title: 'accepts a table of which all is carried out', drawn, others: deployed(decision(table())), reported: [] },
  {
    title: 'warns of a type that the file doesn’t define, which is not checked',
    drawn,
    others: deployed(decision(table()).replace('typeRef="number"', 'typeRef="tScore"')),
    reported: ['A'],
  },
  {
    title: 'warns of one in a decision that the called one requires',
    drawn,
    others: deployed(
      `${decision(
        table(),
        '<informationRequirement id="r"><requiredDecision href="#other" /></informationRequirement>',
      )}<decision id="other" name="other"><variable name="other" typeRef="tScore" /><literalExpression><text>1</text></literalExpression></decision>`,
    ),
    reported: ['A'],
  },
  {
    title: 'warns of decisions that can’t run where an expression chooses among all',
    drawn: drawn.replace('decisionId="risk"', 'decisionId="=which"'),
    others: deployed(
      `${decision(table())}<decision id="other" name="other"><literalExpression><text>1 +</text></literalExpression></decision>`,
    ),
    reported: ['A'],
  },
];
