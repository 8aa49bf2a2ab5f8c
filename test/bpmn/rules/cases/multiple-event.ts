import { END, START, diagram, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const SIGNAL = '<bpmn:signalEventDefinition signalRef="Sig" />';
const ROOT = ['<bpmn:signal id="Sig" name="Sig" />', '<bpmn:error id="X" errorCode="1" />'];

function bordered(attributes: string, definitions: string): string {
  const border = `<bpmn:boundaryEvent id="B" attachedToRef="A"${attributes}>${definitions}</bpmn:boundaryEvent>`;
  return diagram([START, userTask('A'), border, END, path('S', 'A', 'E'), path('B', 'E')], ROOT);
}

export const multipleEvent: readonly RuleCase[] = [
  {
    title: 'accepts several triggers, one of which is enough',
    drawn: bordered('', `${SIGNAL}<bpmn:errorEventDefinition errorRef="X" />`),
    reported: [],
  },
  {
    title: 'accepts several triggers that are all needed',
    drawn: bordered(' parallelMultiple="true"', `${SIGNAL}${timer('timeDuration', 'PT1H')}`),
    reported: [],
  },
  {
    title: 'refuses to wait for others after an error',
    drawn: bordered(' parallelMultiple="true"', `${SIGNAL}<bpmn:errorEventDefinition errorRef="X" />`),
    reported: ['B'],
  },
  {
    title: 'refuses a link beside a trigger',
    drawn: diagram(
      [
        START,
        `<bpmn:intermediateCatchEvent id="A">${SIGNAL}<bpmn:linkEventDefinition name="L" /></bpmn:intermediateCatchEvent>`,
        END,
        path('S', 'A', 'E'),
      ],
      ROOT,
    ),
    reported: ['A'],
  },
  {
    title: 'refuses to catch compensation beside a trigger, but not to throw it beside others',
    drawn: diagram(
      [
        START,
        `${userTask('A')}<bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:compensateEventDefinition />${SIGNAL}</bpmn:boundaryEvent>`,
        `<bpmn:intermediateThrowEvent id="T"><bpmn:compensateEventDefinition />${SIGNAL}</bpmn:intermediateThrowEvent>`,
        END,
        path('S', 'A', 'T', 'E'),
      ],
      ROOT,
    ),
    reported: ['B'],
  },
];
