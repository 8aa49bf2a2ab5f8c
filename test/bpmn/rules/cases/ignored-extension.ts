import { END, START, diagram, extensions, path, userTask } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

export const ignoredExtension: readonly RuleCase[] = [
  {
    title: 'accepts extensions where they act',
    drawn: diagram([START, userTask('A'), END, path('S', 'A', 'E')]),
    reported: [],
  },
  ...['exclusive', 'parallel', 'inclusive', 'complex'].map((kind) => ({
    title: `accepts a listener of a gateway: ${kind}`,
    drawn: diagram([
      START,
      `<bpmn:${kind}Gateway id="G">${extensions('<zeebe:executionListeners><zeebe:executionListener eventType="start" type="log" /></zeebe:executionListeners>')}</bpmn:${kind}Gateway>`,
      END,
      path('S', 'G', 'E'),
    ]),
    reported: [],
  })),
  {
    title: 'warns of settings where they do nothing',
    drawn: diagram([
      START,
      `<bpmn:task id="A">${extensions('<zeebe:calledDecision decisionId="x" />')}</bpmn:task>`,
      END,
      path('S', 'A', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'warns of another product once',
    drawn: diagram([
      START,
      '<bpmn:task id="A" camunda:asyncBefore="true" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" /><bpmn:task id="B" camunda:asyncBefore="true" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" />',
      END,
      path('S', 'A', 'B', 'E'),
    ]),
    reported: ['A'],
  },
  {
    title: 'warns of settings of Camunda that are too new to be known',
    drawn: diagram([START, `<bpmn:task id="A">${extensions('<zeebe:somethingNew value="1" />')}</bpmn:task>`, END, path('S', 'A', 'E')]),
    reported: [''],
  },
];
