import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unknownContent: readonly RuleCase[] = [
  {
    title: 'accepts content of BPMN and extensions of others',
    drawn: diagram([
      START,
      `<bpmn:task id="A">${extensions('<other:thing xmlns:other="urn:other" />')}</bpmn:task>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses elements that BPMN does not have',
    drawn: diagram([START, '<bpmn:robotTask id="A" />', END, path('S', 'E')]),
    reported: [''],
  },
];
