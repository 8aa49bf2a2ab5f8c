import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const COMPENSATION = '<bpmn:compensateEventDefinition />';
const undoes = (id: string, attributes = ''): string =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true"><bpmn:startEvent id="${id}_S"${attributes}>${COMPENSATION}</bpmn:startEvent>${userTask(`${id}_A`)}${path(`${id}_S`, `${id}_A`)}</bpmn:subProcess>`;
const around = (id: string, contents: string): string => `<bpmn:subProcess id="${id}">${userTask(`${id}_T`)}${contents}</bpmn:subProcess>`;

export const compensationEventSubProcess: readonly RuleCase[] = [
  {
    title: 'accepts one in a sub-process',
    drawn: diagram([START, around('A', undoes('H')), END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses one of the process itself',
    drawn: diagram([START, userTask('A'), undoes('H'), END, path('S', 'A', 'E')]),
    reported: ['H_S'],
  },
  {
    title: 'refuses two in a sub-process, and one that does not interrupt',
    drawn: diagram([START, around('A', undoes('H') + undoes('I', ' isInterrupting="false"')), END, path('S', 'A', 'E')]),
    reported: ['I_S', 'A'],
  },
  {
    title: 'refuses one beside a handler on the boundary',
    drawn: diagram([
      START,
      around('A', undoes('H')),
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${COMPENSATION}</bpmn:boundaryEvent><bpmn:task id="U" isForCompensation="true" />`,
      '<bpmn:association id="C" sourceRef="B" targetRef="U" />',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['H_S'],
  },
];
