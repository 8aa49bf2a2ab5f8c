import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

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
    title: 'refuses a decision found by expression',
    drawn: diagram([
      START,
      `<bpmn:businessRuleTask id="A">${extensions('<zeebe:calledDecision decisionId="=risk" resultVariable="level" />')}</bpmn:businessRuleTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'refuses a decision without a result variable',
    drawn: diagram([
      START,
      `<bpmn:businessRuleTask id="A">${extensions('<zeebe:calledDecision decisionId="=risk" />')}</bpmn:businessRuleTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A', 'A'],
  },
];
