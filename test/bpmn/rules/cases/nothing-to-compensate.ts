import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const undone = (id: string): string =>
  `${userTask(id)}<bpmn:boundaryEvent id="B_${id}" attachedToRef="${id}"><bpmn:compensateEventDefinition /></bpmn:boundaryEvent><bpmn:task id="U_${id}" isForCompensation="true" /><bpmn:association id="C_${id}" sourceRef="B_${id}" targetRef="U_${id}" />`;
const thrown = (id: string, activity?: string): string =>
  `<bpmn:intermediateThrowEvent id="${id}"><bpmn:compensateEventDefinition${activity === undefined ? '' : ` activityRef="${activity}"`} /></bpmn:intermediateThrowEvent>`;

export const nothingToCompensate: readonly RuleCase[] = [
  {
    title: 'accepts a throw where something has a handler, inside a sub-process as well',
    drawn: diagram([
      START,
      `<bpmn:subProcess id="A">${undone('B')}</bpmn:subProcess>`,
      thrown('T') + thrown('U', 'A'),
      END,
      path('S', 'A', 'T', 'U', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'accepts a throw in an event sub-process for what is around it',
    drawn: diagram([
      START,
      undone('A'),
      `<bpmn:subProcess id="H" triggeredByEvent="true"><bpmn:startEvent id="HS"><bpmn:escalationEventDefinition /></bpmn:startEvent>${thrown('T')}${path('HS', 'T')}</bpmn:subProcess>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'warns of a throw without anything to undo, in its scope or by name',
    drawn: diagram([
      START,
      undone('A') + userTask('D'),
      `<bpmn:subProcess id="B">${userTask('C')}${thrown('T')}${path('C', 'T')}</bpmn:subProcess>`,
      thrown('U', 'D'),
      END,
      path('S', 'A', 'D', 'B', 'U', 'E'),
    ]),
    reported: ['U', 'T'],
  },
];
