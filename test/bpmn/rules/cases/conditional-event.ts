import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

function drawn(content: string): string {
  return diagram([
    START,
    `<bpmn:intermediateCatchEvent id="A"><bpmn:conditionalEventDefinition>${content}</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>`,
    END,
    path('S', 'A', 'E'),
  ]);
}

const CONDITION = '<bpmn:condition xsi:type="bpmn:tFormalExpression">=x</bpmn:condition>';

export const conditionalEvent: readonly RuleCase[] = [
  {
    title: 'accepts a condition with a filter',
    drawn: drawn(`${extensions('<zeebe:conditionalFilter variableNames="x, y" variableEvents="create,update" />')}${CONDITION}`),
    reported: [],
  },
  { title: 'refuses an event without a condition', drawn: drawn(''), reported: ['A'] },
  {
    title: 'refuses kinds of change that there are not',
    drawn: drawn(`${extensions('<zeebe:conditionalFilter variableEvents="create, delete" />')}${CONDITION}`),
    reported: ['A'],
  },
  {
    title: 'refuses a blank among the names',
    drawn: drawn(`${extensions('<zeebe:conditionalFilter variableNames="x,,y" />')}${CONDITION}`),
    reported: ['A'],
  },
];
