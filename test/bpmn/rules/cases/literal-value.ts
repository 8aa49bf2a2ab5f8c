import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const literalValue: readonly RuleCase[] = [
  {
    title: 'accepts numbers, dates and expressions',
    drawn: diagram([
      START,
      `<bpmn:userTask id="A">${extensions('<zeebe:taskSchedule dueDate="2026-03-02T17:30:00+08:00" followUpDate="=later" /><zeebe:priorityDefinition priority="80" /><sw:deadline workingDays="5" remindBefore="=1" />')}</bpmn:userTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  {
    title: 'refuses texts and numbers out of range',
    drawn: diagram([
      START,
      `<bpmn:userTask id="A">${extensions('<zeebe:taskSchedule dueDate="tomorrow" /><zeebe:priorityDefinition priority="101" /><sw:deadline workingDays="0" remindBefore="soon" />')}</bpmn:userTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A', 'A', 'A', 'A'],
  },
  {
    title: 'refuses retries that are no number',
    drawn: diagram([
      START,
      `<bpmn:serviceTask id="A">${extensions('<zeebe:taskDefinition type="ledger" retries="many" />')}</bpmn:serviceTask>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
];
