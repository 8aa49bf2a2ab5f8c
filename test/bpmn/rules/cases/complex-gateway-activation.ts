import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

const CONDITION = '<bpmn:activationCondition xsi:type="bpmn:tFormalExpression">=activationCount &gt;= 1</bpmn:activationCondition>';

function joined(gateway: string): string {
  return diagram([
    START,
    '<bpmn:parallelGateway id="F" /><bpmn:task id="A" /><bpmn:task id="B" />',
    gateway,
    END,
    path('S', 'F', 'A', 'J', 'E'),
    path('F', 'B', 'J'),
  ]);
}

export const complexGatewayActivation: readonly RuleCase[] = [
  {
    title: 'accepts a join that says when it is activated',
    drawn: joined(`<bpmn:complexGateway id="J">${CONDITION}</bpmn:complexGateway>`),
    reported: [],
  },
  {
    title: 'accepts a gateway that only splits',
    drawn: diagram([START, '<bpmn:complexGateway id="J" />', END, path('S', 'J', 'E')]),
    reported: [],
  },
  { title: 'refuses a join that does not', drawn: joined('<bpmn:complexGateway id="J" />'), reported: ['J'] },
  {
    title: 'refuses an empty condition',
    drawn: joined('<bpmn:complexGateway id="J"><bpmn:activationCondition xsi:type="bpmn:tFormalExpression" /></bpmn:complexGateway>'),
    reported: ['J'],
  },
];
