import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const thrown = (id: string, activity: string): string =>
  `<bpmn:intermediateThrowEvent id="${id}"><bpmn:compensateEventDefinition activityRef="${activity}" /></bpmn:intermediateThrowEvent>`;
const eventSubProcess = (id: string, start: string): string =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true"><bpmn:startEvent id="${id}_S">${start}</bpmn:startEvent>${userTask(`${id}_A`)}${thrown(`${id}_T`, 'A')}${path(`${id}_S`, `${id}_A`, `${id}_T`)}</bpmn:subProcess>`;

export const compensationThrow: readonly RuleCase[] = [
  {
    title: 'accepts activities of the same scope, and from an event sub-process those around it',
    drawn: diagram([
      START,
      userTask('A') + thrown('T', 'A'),
      eventSubProcess('H', '<bpmn:escalationEventDefinition />'),
      END,
      path('S', 'A', 'T', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses activities of other scopes, and those that are not there',
    drawn: diagram([
      START,
      `${thrown('T', 'B')}<bpmn:subProcess id="Sub">${userTask('B')}${thrown('U', 'A')}${path('B', 'U')}</bpmn:subProcess>${userTask('A')}${thrown('V', 'Nowhere')}`,
      END,
      path('S', 'A', 'Sub', 'T', 'V', 'E'),
    ]),
    reported: ['T', 'V', 'U'],
  },
];
