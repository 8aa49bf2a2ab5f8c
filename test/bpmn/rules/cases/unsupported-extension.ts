import { END, START, diagram, extensions, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const unsupportedExtension: readonly RuleCase[] = [
  {
    title: 'accepts extensions that are carried out',
    drawn: diagram([START, userTask('A'), END, path('S', 'A', 'E')]),
    reported: [],
  },
  {
    title: 'refuses forms that are found by expression or elsewhere',
    drawn: diagram([
      START,
      `<bpmn:userTask id="A">${extensions('<zeebe:formDefinition formId="=form" />')}</bpmn:userTask><bpmn:userTask id="B">${extensions('<zeebe:formDefinition externalReference="x" />')}</bpmn:userTask>`,
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: ['A', 'B'],
  },
];
