import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const emptySubProcess: readonly RuleCase[] = [
  {
    title: 'accepts a sub-process with contents',
    drawn: diagram([START, `<bpmn:subProcess id="A">${userTask('B')}</bpmn:subProcess>`, END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'warns of an empty one',
    drawn: diagram([START, '<bpmn:subProcess id="A" />', END, path('S', 'A', 'E')]),
    reported: ['A'],
  },
];
