import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const calledElement: readonly RuleCase[] = [
  {
    title: 'accepts Camunda’s extension',
    drawn: diagram([
      START,
      `<bpmn:callActivity id="A" >${extensions('<zeebe:calledElement processId="P" />')}</bpmn:callActivity>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses a call of nothing',
    drawn: diagram([START, `<bpmn:callActivity id="A" ></bpmn:callActivity>`, END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
  {
    title: 'accepts BPMN’s own attribute',
    drawn: diagram([START, `<bpmn:callActivity id="A" calledElement="tns:P"></bpmn:callActivity>`, END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses a call by tag without a tag',
    drawn: diagram([
      START,
      `<bpmn:callActivity id="A">${extensions('<zeebe:calledElement processId="P" bindingType="versionTag" />')}</bpmn:callActivity>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
];
