import { END, START, diagram, extensions, flow, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const feelSyntax: readonly RuleCase[] = [
  {
    title: 'accepts FEEL',
    drawn: diagram([
      START,
      `<bpmn:scriptTask id="A">${extensions('<zeebe:script expression="=if 风险等级 = &quot;高&quot; then 3 else 5" resultVariable="天数" />')}</bpmn:scriptTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses what does not parse',
    drawn: diagram([
      START,
      `<bpmn:scriptTask id="A">${extensions('<zeebe:script expression="=if a then" resultVariable="b" />')}</bpmn:scriptTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'refuses an empty expression and faults in conditions',
    drawn: diagram([
      START,
      '<bpmn:exclusiveGateway id="G" /><bpmn:task id="A" />',
      END,
      path('S', 'G'),
      flow('G', 'A', '=x >'),
      flow('G', 'E', '='),
      path('A', 'E'),
    ]),
    reported: ['f_G_A', 'f_G_E'],
  },
  {
    title: 'does not run what it checks',
    drawn: diagram([
      START,
      `<bpmn:scriptTask id="A">${extensions('<zeebe:script expression="=count(for i in 1..1000000000 return i)" resultVariable="b" />')}</bpmn:scriptTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
];
