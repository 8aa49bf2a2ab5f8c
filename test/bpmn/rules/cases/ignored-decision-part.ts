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

function risk(allowedInputs = ''): readonly Resource[] {
  return [{ name: 'risk.dmn', content: dmn(decision(table({ allowedInputs }))) }];
}

export const ignoredDecisionPart: readonly RuleCase[] = [
  { title: 'accepts a table of which all is carried out', drawn, others: risk(), reported: [] },
  {
    title: 'warns of allowed input values, which are not checked',
    drawn,
    others: risk('<inputValues><text>[0..100]</text></inputValues>'),
    reported: ['A'],
  },
];
