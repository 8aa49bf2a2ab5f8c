import { END, diagram, message, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const processStart: readonly RuleCase[] = [
  {
    title: 'accepts a scope that begins with activities',
    drawn: diagram(['<bpmn:task id="A" />', END, path('A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses a process in which nothing can begin',
    drawn: diagram(['<bpmn:task id="A" /><bpmn:task id="B" />', path('A', 'B', 'A')]),
    reported: ['P'],
  },
  {
    title: 'refuses an empty process',
    drawn: diagram([]),
    reported: ['P'],
  },
  {
    title: 'accepts a process that only a receive task begins',
    drawn: diagram(['<bpmn:receiveTask id="A" instantiate="true" messageRef="M" />', END, path('A', 'E')], [message('M')]),
    reported: [],
  },
];
