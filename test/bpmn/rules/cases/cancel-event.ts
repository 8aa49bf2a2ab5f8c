import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const CANCEL = '<bpmn:cancelEventDefinition />';
const transaction = (id: string): string =>
  `<bpmn:transaction id="${id}">${userTask(`${id}_A`)}<bpmn:endEvent id="${id}_C">${CANCEL}</bpmn:endEvent>${path(`${id}_A`, `${id}_C`)}</bpmn:transaction>`;
const boundary = (id: string, host: string, more = ''): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}"${more}>${CANCEL}</bpmn:boundaryEvent>`;

export const cancelEvent: readonly RuleCase[] = [
  {
    title: 'accepts a cancel end event with a cancel event at the boundary',
    drawn: diagram([START, transaction('T') + boundary('B', 'T'), END, path('S', 'T', 'E') + path('B', 'E')]),
    reported: [],
  },
  {
    title: 'refuses a transaction that cannot be left, or left in two ways',
    drawn: diagram([
      START,
      transaction('T') + transaction('U') + boundary('B', 'U') + boundary('C', 'U'),
      END,
      path('S', 'T', 'U', 'E') + path('B', 'E') + path('C', 'E'),
    ]),
    reported: ['U', 'T_C'],
  },
  {
    title: 'refuses cancel events elsewhere, and one that does not interrupt',
    drawn: diagram([
      START,
      userTask('A') + boundary('B', 'A') + transaction('T') + boundary('C', 'T', ' cancelActivity="false"'),
      `<bpmn:endEvent id="E">${CANCEL}</bpmn:endEvent>`,
      path('S', 'A', 'T', 'E') + path('B', 'E') + path('C', 'E'),
    ]),
    reported: ['B', 'C', 'E'],
  },
];
