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
    title: 'leaves extensions alone that take over the namespace around them',
    drawn: diagram([
      START,
      '<task id="A" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><extensionElements><grid id="S" /></extensionElements></task>',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses elements of BPMN where BPMN has no place for them',
    drawn: diagram([START, '<bpmn:task id="A"><bpmn:lane id="L" /></bpmn:task>', END, path('S', 'A', 'E')]),
    reported: [''],
  },
  {
    title: 'refuses elements that BPMN does not have',
    drawn: diagram([START, '<bpmn:robotTask id="A" />', END, path('S', 'E')]),
    reported: ['A'],
  },
];
