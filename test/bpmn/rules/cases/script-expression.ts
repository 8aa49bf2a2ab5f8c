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
  {
    title: 'accepts BPMN’s own script in FEEL with one data output',
    drawn: diagram([
      START,
      '<bpmn:scriptTask id="A" scriptFormat="feel"><bpmn:ioSpecification id="io"><bpmn:dataOutput id="o" name="sum" /><bpmn:inputSet id="i" /><bpmn:outputSet id="u" /></bpmn:ioSpecification><bpmn:script>1 + 1</bpmn:script></bpmn:scriptTask>',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses BPMN’s own script without a place for its result',
    drawn: diagram([
      START,
      '<bpmn:scriptTask id="A" scriptFormat="feel"><bpmn:script>1 + 1</bpmn:script></bpmn:scriptTask>',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
];
