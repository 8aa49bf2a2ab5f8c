import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const ignoredAttribute: readonly RuleCase[] = [
  {
    title: 'accepts nodes without documentary parts',
    drawn: diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'warns of data that nothing moves',
    drawn: diagram([
      START,
      '<bpmn:task id="A"><bpmn:ioSpecification id="io"><bpmn:dataInput id="di" /><bpmn:inputSet id="is"><bpmn:dataInputRefs>di</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet id="os" /></bpmn:ioSpecification></bpmn:task>',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
];
