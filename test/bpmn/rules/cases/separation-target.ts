import { END, START, diagram, extensions, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const separationTarget: readonly RuleCase[] = [
  {
    title: 'accepts other user tasks',
    drawn: diagram([
      START,
      userTask('A'),
      `<bpmn:userTask id="B">${extensions('<sw:separation notCompletedBy="A" />')}</bpmn:userTask>`,
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses ids that are no other user task',
    drawn: diagram([
      START,
      `<bpmn:userTask id="B">${extensions('<sw:separation notCompletedBy="B Gone S" />')}</bpmn:userTask>`,
      END,
      path('S', 'B', 'E'),
    ]),
    reported: ['B', 'B', 'B'],
  },
];
