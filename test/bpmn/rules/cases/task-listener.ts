import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

function drawn(...listeners: readonly string[]): string {
  const content = `<zeebe:assignmentDefinition candidateGroups="worker@room" /><zeebe:taskListeners>${listeners.join('')}</zeebe:taskListeners>`;
  return diagram([START, `<bpmn:userTask id="A">${extensions(content)}</bpmn:userTask>`, END, path('S', 'A', 'E')]);
}

function listener(event: string): string {
  return `<zeebe:taskListener eventType="${event}" type="x" />`;
}

export const taskListener: readonly RuleCase[] = [
  { title: 'accepts listeners of creation and completion', drawn: drawn(listener('creating'), listener('completing')), reported: [] },
  {
    title: 'refuses listeners of what only the inbox knows',
    drawn: drawn(listener('assigning'), listener('updating')),
    reported: ['A', 'A'],
  },
  { title: 'refuses listeners of cancellations', drawn: drawn(listener('canceling')), reported: ['A'] },
  { title: 'refuses listeners without type', drawn: drawn('<zeebe:taskListener eventType="creating" />'), reported: ['A'] },
];
