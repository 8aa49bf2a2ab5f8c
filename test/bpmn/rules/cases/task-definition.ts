import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const taskDefinition: readonly RuleCase[] = [
  {
    title: 'accepts a service task with a type',
    drawn: diagram([
      START,
      `<bpmn:serviceTask id="A">${extensions('<zeebe:taskDefinition type="ledger" />')}</bpmn:serviceTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses one without',
    drawn: diagram([START, `<bpmn:serviceTask id="A"></bpmn:serviceTask>`, END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
];
