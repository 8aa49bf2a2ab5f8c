import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

function declaring(extension: string): string {
  return diagram([START, END, path('S', 'E')]).replace('<bpmn:process', `${extension}<bpmn:process`);
}

export const mustUnderstand: readonly RuleCase[] = [
  {
    title: 'accepts extensions that are understood',
    drawn: declaring('<bpmn:extension mustUnderstand="true" definition="sw:deadline" />'),
    reported: [],
  },
  { title: 'accepts extensions that need not be', drawn: declaring('<bpmn:extension definition="x:audit" />'), reported: [] },
  {
    title: 'refuses those that must be',
    drawn: declaring('<bpmn:extension mustUnderstand="true" definition="x:audit" />'),
    reported: [''],
  },
];
