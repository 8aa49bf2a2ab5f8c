import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const userTaskCandidates: readonly RuleCase[] = [
  {
    title: 'accepts a task with candidates',
    drawn: diagram([START, userTask('A'), END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'warns of a task for nobody',
    drawn: diagram([START, '<bpmn:userTask id="A" />', END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
];
