import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const CANCEL = '<bpmn:cancelEventDefinition />';
const COMPENSATE = '<bpmn:compensateEventDefinition />';
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
  {
    title: 'refuses cancel end events in what is for compensation, but not in a transaction there',
    drawn: diagram([
      START,
      `<bpmn:transaction id="T">
        ${userTask('T_A')}<bpmn:endEvent id="T_E" />${path('T_A', 'T_E')}
        <bpmn:boundaryEvent id="T_B" attachedToRef="T_A">${COMPENSATE}</bpmn:boundaryEvent>
        <bpmn:subProcess id="Undo" isForCompensation="true">
          ${transaction('U')}${boundary('U_B', 'U')}<bpmn:endEvent id="Undo_C">${CANCEL}</bpmn:endEvent>${path('U', 'Undo_C')}
          <bpmn:endEvent id="Undo_E" />${path('U_B', 'Undo_E')}
        </bpmn:subProcess>
        <bpmn:association id="Association" associationDirection="One" sourceRef="T_B" targetRef="Undo" />
        <bpmn:subProcess id="H" triggeredByEvent="true">
          <bpmn:startEvent id="H_S">${COMPENSATE}</bpmn:startEvent><bpmn:endEvent id="H_C">${CANCEL}</bpmn:endEvent>${path('H_S', 'H_C')}
        </bpmn:subProcess>
      </bpmn:transaction>${boundary('B', 'T')}`,
      END,
      path('S', 'T', 'E') + path('B', 'E'),
    ]),
    reported: ['Undo_C', 'H_C'],
  },
];
