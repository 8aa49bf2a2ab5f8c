import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const scriptExpression: readonly RuleCase[] = [
  {
    title: 'accepts FEEL with a result variable',
    drawn: diagram([
      START,
      `<bpmn:scriptTask id="A">${extensions('<zeebe:script expression="=1 + 1" resultVariable="sum" />')}</bpmn:scriptTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses other languages',
    drawn: diagram([START, `<bpmn:scriptTask id="A"><bpmn:script>println(1)</bpmn:script></bpmn:scriptTask>`, END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
  {
    title: 'refuses a fixed text and a missing result variable',
    drawn: diagram([
      START,
      `<bpmn:scriptTask id="A">${extensions('<zeebe:script expression="1 + 1" />')}</bpmn:scriptTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A', 'A'],
  },
];
