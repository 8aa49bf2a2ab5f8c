import { END, START, diagram, flow, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const flowCrossesScope: readonly RuleCase[] = [
  {
    title: 'accepts flows inside a scope',
    drawn: diagram([
      START,
      `<bpmn:subProcess id="Sub">${userTask('A') + userTask('B') + path('A', 'B')}</bpmn:subProcess>`,
      END,
      path('S', 'Sub', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses a flow into a sub-process',
    drawn: diagram([START, `<bpmn:subProcess id="Sub">${userTask('A')}</bpmn:subProcess>`, END, path('S', 'Sub', 'E'), flow('S', 'A')]),
    reported: ['f_S_A'],
  },
];
