import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

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
    title: 'refuses a marker without a collection',
    drawn: diagram([
      START,
      `<bpmn:userTask id="A"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
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
