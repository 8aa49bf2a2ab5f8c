import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const marked = (id: string, content: string): string =>
  `<bpmn:userTask id="${id}"><bpmn:multiInstanceLoopCharacteristics>${content}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`;
const cardinality = (count: string): string => `<bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">${count}</bpmn:loopCardinality>`;

export const multiInstanceCollection: readonly RuleCase[] = [
  {
    title: 'accepts a collection with outputs',
    drawn: diagram([
      START,
      `<bpmn:userTask id="A"><bpmn:multiInstanceLoopCharacteristics>${extensions('<zeebe:loopCharacteristics inputCollection="=items" outputCollection="results" outputElement="=result" />')}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'accepts a number of instances, fixed or computed',
    drawn: diagram([START, marked('A', cardinality('3')), marked('B', cardinality('=count')), END, path('S', 'A', 'B', 'E')]),
    reported: [],
  },
  {
    title: 'accepts data objects as collections',
    drawn: diagram([
      START,
      marked('A', '<bpmn:loopDataInputRef>D</bpmn:loopDataInputRef><bpmn:inputDataItem id="I" name="item" />'),
      '<bpmn:dataObject id="D" name="items" />',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses a marker that says nothing, or a number that is none',
    drawn: diagram([
      START,
      marked('A', ''),
      marked('B', cardinality('many')),
      marked('C', cardinality('-1')),
      END,
      path('S', 'A', 'B', 'C', 'E'),
    ]),
    reported: ['A', 'B', 'C'],
  },
  {
    title: 'refuses data without a usable name, and half an output',
    drawn: diagram([
      START,
      marked('A', '<bpmn:loopDataInputRef>D-1</bpmn:loopDataInputRef>'),
      marked('B', `${cardinality('3')}<bpmn:loopDataOutputRef>D</bpmn:loopDataOutputRef>`),
      '<bpmn:dataObject id="D-1" /><bpmn:dataObject id="D" name="results" />',
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: ['A', 'B'],
  },
  {
    title: 'refuses a fixed text and half an output',
    drawn: diagram([
      START,
      `<bpmn:userTask id="A"><bpmn:multiInstanceLoopCharacteristics>${extensions('<zeebe:loopCharacteristics inputCollection="items" outputCollection="results" />')}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A', 'A'],
  },
];
