import { decision, dmn, table } from '../../decision-table.ts';
import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { Resource } from '../../../../bpmn/resource.ts';
import type { RuleCase } from '../rule-case.ts';

function calling(attributes: string): string {
  return diagram([
    START,
    `<bpmn:businessRuleTask id="A">${extensions(`<zeebe:calledDecision ${attributes} />`)}</bpmn:businessRuleTask>`,
    END,
    path('S', 'A', 'E'),
  ]);
}

function deployed(content: string): readonly Resource[] {
  return [{ name: 'risk.dmn', content: dmn(content) }];
}

const TAGGED = decision(
  table(),
  '<extensionElements><zeebe:versionTag xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" value="2026" /></extensionElements>',
);

export const calledDecision: readonly RuleCase[] = [
  {
    title: 'accepts a job in place of a decision',
    drawn: diagram([
      START,
      `<bpmn:businessRuleTask id="A">${extensions('<zeebe:taskDefinition type="rules" />')}</bpmn:businessRuleTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses a decision that the deployment lacks',
    drawn: diagram([
      START,
      `<bpmn:businessRuleTask id="A">${extensions('<zeebe:calledDecision decisionId="risk" resultVariable="level" />')}</bpmn:businessRuleTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'refuses a task without a decision',
    drawn: diagram([START, `<bpmn:businessRuleTask id="A"></bpmn:businessRuleTask>`, END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
  {
    title: 'accepts an expression that chooses among the decisions of the deployment',
    drawn: calling('decisionId="=which" resultVariable="level"'),
    others: deployed(decision(table())),
    reported: [],
  },
  {
    title: 'refuses an expression when there is nothing to choose from',
    drawn: calling('decisionId="=which" resultVariable="level"'),
    reported: ['A'],
  },
  {
    title: 'refuses an expression together with a version tag',
    drawn: calling('decisionId="=which" resultVariable="level" bindingType="versionTag" versionTag="2026"'),
    others: deployed(TAGGED),
    reported: ['A'],
  },
  {
    title: 'refuses a decision without a result variable',
    drawn: calling('decisionId="risk"'),
    others: deployed(decision(table())),
    reported: ['A'],
  },
  {
    title: 'accepts the version tag of the decision that is deployed',
    drawn: calling('decisionId="risk" resultVariable="level" bindingType="versionTag" versionTag="2026"'),
    others: deployed(TAGGED),
    reported: [],
  },
  {
    title: 'refuses another version tag than that of the decision that is deployed',
    drawn: calling('decisionId="risk" resultVariable="level" bindingType="versionTag" versionTag="2027"'),
    others: deployed(TAGGED),
    reported: ['A'],
  },
  {
    title: 'accepts binding to the deployment',
    drawn: calling('decisionId="risk" resultVariable="level" bindingType="deployment"'),
    others: deployed(decision(table())),
    reported: [],
  },
  {
    title: 'refuses a business knowledge model in place of a decision',
    drawn: calling('decisionId="f" resultVariable="level"'),
    others: deployed(
      '<businessKnowledgeModel id="f" name="f"><encapsulatedLogic><literalExpression><text>1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>',
    ),
    reported: ['A'],
  },
  {
    title: 'refuses decisions that require one another',
    drawn: calling('decisionId="risk" resultVariable="level"'),
    others: deployed(
      `${decision(
        table(),
        '<informationRequirement id="r1"><requiredDecision href="#other" /></informationRequirement>',
      )}<decision id="other" name="other"><informationRequirement id="r2"><requiredDecision href="#risk" /></informationRequirement><literalExpression><text>1</text></literalExpression></decision>`,
    ),
    reported: ['A'],
  },
];
