import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const signalReference: readonly RuleCase[] = [
  {
    title: 'accepts a signal with a name',
    drawn: diagram(
      [
        START,
        '<bpmn:intermediateThrowEvent id="A"><bpmn:signalEventDefinition signalRef="Sig" /></bpmn:intermediateThrowEvent>',
        END,
        path('S', 'A', 'E'),
      ],
      ['<bpmn:signal id="Sig" name="alarm" />'],
    ),
    reported: [],
  },
  {
    title: 'refuses a signal without',
    drawn: diagram(
      [
        START,
        '<bpmn:intermediateThrowEvent id="A"><bpmn:signalEventDefinition signalRef="Sig" /></bpmn:intermediateThrowEvent>',
        END,
        path('S', 'A', 'E'),
      ],
      ['<bpmn:signal id="Sig"  />'],
    ),
    reported: ['A'],
  },
];
