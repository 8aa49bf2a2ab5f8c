import { END, START, diagram, extensions, message, path } from '../../diagram.ts';
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
    title: 'accepts a service task with an operation',
    drawn: diagram(
      [START, '<bpmn:serviceTask id="A" operationRef="O" />', END, path('S', 'A', 'E')],
      [
        '<bpmn:interface id="I" name="台账"><bpmn:operation id="O" name="登记"><bpmn:inMessageRef>M</bpmn:inMessageRef></bpmn:operation></bpmn:interface>',
        message('M'),
      ],
    ),
    reported: [],
  },
  {
    title: 'refuses one without',
    drawn: diagram([START, `<bpmn:serviceTask id="A"></bpmn:serviceTask>`, END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
];
