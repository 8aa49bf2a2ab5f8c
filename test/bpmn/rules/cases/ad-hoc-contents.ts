import { END, START, diagram, extensions, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const around = (content: string): string =>
  diagram([START, `<bpmn:adHocSubProcess id="A">${content}</bpmn:adHocSubProcess>`, END, path('S', 'A', 'E')]);

export const adHocContents: readonly RuleCase[] = [
  {
    title: 'accepts activities, with flows between them',
    drawn: around(userTask('B') + userTask('C') + userTask('D') + path('C', 'D')),
    reported: [],
  },
  {
    title: 'refuses start and end events',
    drawn: around(
      `<bpmn:startEvent id="Begin" />${userTask('B')}<bpmn:endEvent id="Finish" />${path('Begin', 'B', 'Finish')}${userTask('C')}`,
    ),
    reported: ['Begin', 'Finish'],
  },
  { title: 'refuses one without anything to start', drawn: around(''), reported: ['A'] },
  {
    title: 'refuses one whose activities all wait for others',
    drawn: around(userTask('B') + userTask('C') + path('B', 'C', 'B')),
    reported: ['A'],
  },
  {
    title: 'refuses half an output',
    drawn: around(extensions('<zeebe:adHoc outputCollection="results" />') + userTask('B')),
    reported: ['A'],
  },
  {
    title: 'refuses a job worker that drives it',
    drawn: around(extensions('<zeebe:taskDefinition type="agent" />') + userTask('B')),
    reported: ['A'],
  },
];
