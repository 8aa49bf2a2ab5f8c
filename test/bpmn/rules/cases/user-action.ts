import { END, START, diagram, extensions, message, path, timer, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const userAction: readonly RuleCase[] = [
  {
    title: 'accepts a button on a message event',
    drawn: diagram(
      [
        START,
        userTask('A'),
        `<bpmn:boundaryEvent id="B" attachedToRef="A">${extensions('<sw:userAction label="上报危机" />')}<bpmn:messageEventDefinition messageRef="M" /></bpmn:boundaryEvent>`,
        END,
        path('S', 'A', 'E'),
        path('B', 'E'),
      ],
      [message('M')],
    ),
    reported: [],
  },
  {
    title: 'refuses one on other events',
    drawn: diagram(
      [
        START,
        userTask('A'),
        `<bpmn:boundaryEvent id="B" attachedToRef="A">${extensions('<sw:userAction label="上报危机" />')}${timer('timeDuration', 'PT1H')}</bpmn:boundaryEvent>`,
        END,
        path('S', 'A', 'E'),
        path('B', 'E'),
      ],
      [message('M')],
    ),
    reported: ['B'],
  },
  {
    title: 'refuses a button without text',
    drawn: diagram(
      [
        START,
        userTask('A'),
        `<bpmn:boundaryEvent id="B" attachedToRef="A">${extensions('<sw:userAction label="" />')}<bpmn:messageEventDefinition messageRef="M" /></bpmn:boundaryEvent>`,
        END,
        path('S', 'A', 'E'),
        path('B', 'E'),
      ],
      [message('M')],
    ),
    reported: ['B'],
  },
];
