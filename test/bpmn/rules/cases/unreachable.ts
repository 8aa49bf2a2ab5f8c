import { END, START, diagram, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unreachable: readonly RuleCase[] = [
  {
    title: 'accepts what tokens can reach, boundary events included',
    drawn: diagram([
      START,
      userTask('A'),
      `<bpmn:boundaryEvent id="B" attachedToRef="A">${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
      userTask('C'),
      END,
      path('S', 'A', 'E'),
      path('B', 'C', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'warns of what they cannot',
    drawn: diagram([START, userTask('A'), userTask('B'), userTask('C'), END, path('S', 'A', 'E'), path('B', 'C', 'E')]),
    reported: ['B', 'C'],
  },
  {
    title: 'follows links, and warns of one that nothing throws',
    drawn: diagram([
      START,
      '<bpmn:intermediateThrowEvent id="A"><bpmn:linkEventDefinition name="L" /></bpmn:intermediateThrowEvent>',
      '<bpmn:intermediateCatchEvent id="B"><bpmn:linkEventDefinition name="L" /></bpmn:intermediateCatchEvent>',
      '<bpmn:intermediateCatchEvent id="C"><bpmn:linkEventDefinition name="M" /></bpmn:intermediateCatchEvent>',
      END,
      path('S', 'A'),
      path('B', 'E'),
      path('C', 'E'),
    ]),
    reported: ['C'],
  },
];
