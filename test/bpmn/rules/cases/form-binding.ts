import { END, START, diagram, extensions, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

function drawn(binding: string, formId = 'intake'): string {
  const content = `<zeebe:formDefinition formId="${formId}" ${binding} /><zeebe:assignmentDefinition assignee="amy" />`;
  return diagram([START, `<bpmn:userTask id="A">${extensions(content)}</bpmn:userTask>`, END, path('S', 'A', 'E')]);
}

const FORM = { name: 'intake.form', content: JSON.stringify({ id: 'intake', versionTag: '2', components: [] }) };

export const formBinding: readonly RuleCase[] = [
  { title: 'accepts forms of the deployment', drawn: drawn('bindingType="deployment"'), others: [FORM], reported: [] },
  { title: 'accepts forms that carry the tag', drawn: drawn('bindingType="versionTag" versionTag="2"'), others: [FORM], reported: [] },
  { title: 'refuses forms that the deployment lacks', drawn: drawn('bindingType="deployment"', 'other'), others: [FORM], reported: ['A'] },
  { title: 'refuses forms with another tag', drawn: drawn('bindingType="versionTag" versionTag="1"'), others: [FORM], reported: ['A'] },
];
