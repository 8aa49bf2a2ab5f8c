import { expect, it } from 'vitest';
import { END, START, diagram, extensions, path } from '../diagram.ts';
import { compiledElement } from '../elements/compiled-element.ts';

const groupOf = (value: string): string => extensions(`<sw:candidateGroups value='${value}' />`);
const feel = (source: string) => ({ kind: 'feel', source });
const literal = (value: string) => ({ kind: 'literal', value });

interface Case {
  readonly given: string;
  readonly task?: string;
  readonly outer?: string;
  readonly inner?: string;
  readonly root?: string;
  readonly groups: unknown;
}

const cases: readonly Case[] = [
  { given: 'a lane with our extension', inner: `<bpmn:lane id="M" name="社工">${groupOf('=x')}@</bpmn:lane>`, groups: feel('x') },
  { given: 'a lane named by an expression', inner: '<bpmn:lane id="M" name="=x">@</bpmn:lane>', groups: feel('x') },
  { given: 'a lane named by roles', inner: '<bpmn:lane id="M" name="a@b, c@d">@</bpmn:lane>', groups: literal('a@b, c@d') },
  { given: 'a lane with an ordinary name', inner: '<bpmn:lane id="M" name="社工">@</bpmn:lane>', groups: undefined },
  {
    given: 'two lanes that say something, then the inner one counts',
    outer: '<bpmn:lane id="L" name="a@b">',
    inner: '<bpmn:lane id="M" name="c@d">@</bpmn:lane>',
    groups: literal('c@d'),
  },
  {
    given: 'an inner lane that says nothing, then the outer one counts',
    outer: '<bpmn:lane id="L" name="a@b">',
    inner: '<bpmn:lane id="M" name="社工">@</bpmn:lane>',
    groups: literal('a@b'),
  },
  {
    given: 'a task that names somebody, then no lane counts',
    task: extensions('<zeebe:assignmentDefinition assignee="amy" />'),
    inner: '<bpmn:lane id="M" name="a@b">@</bpmn:lane>',
    groups: undefined,
  },
  {
    given: 'potential owners, then they count before the lane',
    task: '<bpmn:potentialOwner><bpmn:resourceRef>R</bpmn:resourceRef></bpmn:potentialOwner><bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>=x</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>',
    root: '<bpmn:resource id="R" name="clerk@office" />',
    inner: '<bpmn:lane id="M" name="a@b">@</bpmn:lane>',
    groups: feel('flatten(["clerk@office", (x)])'),
  },
];

it.each(cases)('given $given', async ({ task = '', outer, inner = '', root, groups }) => {
  const placed = inner.replace('@</', '<bpmn:flowNodeRef>A</bpmn:flowNodeRef></');
  const lanes = outer === undefined ? placed : `${outer}<bpmn:childLaneSet>${placed}</bpmn:childLaneSet></bpmn:lane>`;
  const drawn = diagram(
    [`<bpmn:laneSet>${lanes}</bpmn:laneSet>`, START, `<bpmn:userTask id="A">${task}</bpmn:userTask>`, END, path('S', 'A', 'E')],
    root === undefined ? [] : [root],
  );
  const element = await compiledElement('A', drawn);

  expect(element?.type === 'userTask' ? element.task.candidateGroups : 'no user task').toEqual(groups);
});
