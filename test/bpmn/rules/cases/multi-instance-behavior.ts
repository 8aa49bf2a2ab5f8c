import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const COLLECTION = extensions('<zeebe:loopCharacteristics inputCollection="=items" />');
const marked = (id: string, attributes: string, content = ''): string =>
  `<bpmn:userTask id="${id}"><bpmn:multiInstanceLoopCharacteristics ${attributes}>${COLLECTION}${content}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`;
const rule = (condition: string, event: string): string =>
  `<bpmn:complexBehaviorDefinition>${condition}<bpmn:event>${event}</bpmn:event></bpmn:complexBehaviorDefinition>`;
const CONDITION = '<bpmn:condition xsi:type="bpmn:tFormalExpression">=numberOfCompletedInstances = 2</bpmn:condition>';
const SIGNAL = '<bpmn:signalEventDefinition signalRef="Sig" />';
const ROOT = [
  '<bpmn:signal id="Sig" name="done" />',
  '<bpmn:signalEventDefinition id="Done" signalRef="Sig" />',
  '<bpmn:signalEventDefinition id="Nameless" />',
  '<bpmn:timerEventDefinition id="Late" />',
];

export const multiInstanceBehavior: readonly RuleCase[] = [
  {
    title: 'accepts events that can be thrown and caught',
    drawn: diagram(
      [
        START,
        marked('A', 'behavior="All"'),
        marked('B', 'behavior="None" noneBehaviorEventRef="Done"'),
        marked('C', 'behavior="One" oneBehaviorEventRef="Done"'),
        marked('D', 'behavior="Complex"', rule(CONDITION, SIGNAL)),
        END,
        path('S', 'A', 'B', 'C', 'D', 'E'),
      ],
      ROOT,
    ),
    reported: [],
  },
  {
    title: 'refuses events that are missing, incomplete or no throwing ones',
    drawn: diagram(
      [
        START,
        marked('A', 'behavior="None"'),
        marked('B', 'behavior="One" oneBehaviorEventRef="Nameless"'),
        marked('C', 'behavior="One" oneBehaviorEventRef="Late"'),
        END,
        path('S', 'A', 'B', 'C', 'E'),
      ],
      ROOT,
    ),
    reported: ['A', 'B', 'C'],
  },
  {
    title: 'refuses a complex behaviour without rules, conditions or events, and one that does not exist',
    drawn: diagram(
      [
        START,
        marked('A', 'behavior="Complex"'),
        marked('B', 'behavior="Complex"', rule('', SIGNAL)),
        marked('C', 'behavior="Complex"', rule(CONDITION, '')),
        marked('D', 'behavior="Some"'),
        END,
        path('S', 'A', 'B', 'C', 'D', 'E'),
      ],
      ROOT,
    ),
    reported: ['A', 'B', 'C', 'D'],
  },
];
