import { START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const errorCode: readonly RuleCase[] = [
  {
    title: 'accepts an error with a code',
    drawn: diagram(
      [START, '<bpmn:endEvent id="E"><bpmn:errorEventDefinition errorRef="Err" /></bpmn:endEvent>', path('S', 'E')],
      ['<bpmn:error id="Err" errorCode="E-1" />'],
    ),
    reported: [],
  },
  {
    title: 'refuses throwing an error without',
    drawn: diagram(
      [START, '<bpmn:endEvent id="E"><bpmn:errorEventDefinition errorRef="Err" /></bpmn:endEvent>', path('S', 'E')],
      ['<bpmn:error id="Err"  />'],
    ),
    reported: ['E'],
  },
];
