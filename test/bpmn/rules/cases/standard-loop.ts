import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const loop = (id: string, attributes: string, condition = ''): string =>
  `<bpmn:userTask id="${id}"><bpmn:standardLoopCharacteristics${attributes}>${condition}</bpmn:standardLoopCharacteristics></bpmn:userTask>`;
const CONDITION = '<bpmn:loopCondition xsi:type="bpmn:tFormalExpression">=more</bpmn:loopCondition>';

export const standardLoop: readonly RuleCase[] = [
  {
    title: 'accepts a condition, a number of turns, or both',
    drawn: diagram([
      START,
      loop('A', '', CONDITION) + loop('B', ' loopMaximum="3"') + loop('C', ' testBefore="true" loopMaximum="0"', CONDITION),
      END,
      path('S', 'A', 'B', 'C', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses neither, and numbers that are none',
    drawn: diagram([
      START,
      loop('A', '') + loop('B', ' loopMaximum="-1"') + loop('C', ' loopMaximum="many"', CONDITION),
      END,
      path('S', 'A', 'B', 'C', 'E'),
    ]),
    reported: ['A', 'B', 'C'],
  },
];
