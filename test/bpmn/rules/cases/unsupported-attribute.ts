import { END, START, diagram, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unsupportedAttribute: readonly RuleCase[] = [
  {
    title: 'accepts ordinary activities',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses markers on event sub-processes',
    drawn: diagram([
      START,
      userTask('A'),
      '<bpmn:subProcess id="H" triggeredByEvent="true"><bpmn:standardLoopCharacteristics loopMaximum="2" /></bpmn:subProcess>',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['H'],
  },
  {
    title: 'refuses transactions and ad-hoc sub-processes that an event triggers',
    drawn: diagram([
      START,
      userTask('A'),
      '<bpmn:transaction id="T" triggeredByEvent="true" /><bpmn:adHocSubProcess id="H" triggeredByEvent="true" />',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['T', 'H'],
  },
];
