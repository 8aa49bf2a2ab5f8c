import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const variableName: readonly RuleCase[] = [
  {
    title: 'accepts names and paths',
    drawn: diagram([
      START,
      `<bpmn:userTask id="A">${extensions('<zeebe:ioMapping><zeebe:input source="=x" target="方案.目标" /></zeebe:ioMapping>')}</bpmn:userTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses missing, reserved and computed names',
    drawn: diagram([
      START,
      `<bpmn:userTask id="A">${extensions('<zeebe:ioMapping><zeebe:input source="=x" /><zeebe:input source="=x" target="__proto__" /><zeebe:output source="=x" target="a.constructor" /><zeebe:output source="=x" target="=y" /><zeebe:output source="=x" target="a..b" /></zeebe:ioMapping>')}</bpmn:userTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A', 'A', 'A', 'A', 'A'],
  },
];
