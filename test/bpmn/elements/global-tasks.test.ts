import { expect, it } from 'vitest';
import { END, START, diagram, extensions, file, path, userTask } from '../diagram.ts';
import { elementsReportedBy } from '../elements-reported-by.ts';
import { compiledElement } from './compiled-element.ts';

const global = `<bpmn:globalUserTask id="G" name="审批">${extensions('<zeebe:assignmentDefinition candidateGroups="a@b" />')}</bpmn:globalUserTask>`;

function calling(content: string): string {
  return diagram([START, `<bpmn:callActivity id="A" ${content}</bpmn:callActivity>`, END, path('S', 'A', 'E')]);
}

it('given a global task in another file, then a call by either attribute becomes that task', async () => {
  const other = {
    name: 'tasks.bpmn',
    content: file(global, '<bpmn:process id="Q" isExecutable="true"><bpmn:task id="T" /></bpmn:process>'),
  };
  const standard = await compiledElement('A', calling('calledElement="x:G" name="初审">'), [other]);
  const camunda = await compiledElement('A', calling(`>${extensions('<zeebe:calledElement processId="G" />')}`), [other]);

  expect(standard).toMatchObject({ type: 'userTask', name: '初审', task: { candidateGroups: { kind: 'literal', value: 'a@b' } } });
  expect(camunda).toMatchObject({ type: 'userTask', name: '审批', task: { candidateGroups: { kind: 'literal', value: 'a@b' } } });
});

it('given a call inside a sub-process with a flow, a lane and a boundary event, then the task has all of them', async () => {
  const drawn = diagram(
    [
      '<bpmn:laneSet><bpmn:lane id="L" name="站"><bpmn:flowNodeRef>A</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>',
      START,
      `<bpmn:callActivity id="A" calledElement="G" default="f_A_E"></bpmn:callActivity><bpmn:boundaryEvent id="B" attachedToRef="A"><bpmn:errorEventDefinition /></bpmn:boundaryEvent>`,
      userTask('Z'),
      END,
      path('S', 'A', 'E'),
      path('B', 'Z'),
    ],
    [global],
  );

  expect(await compiledElement('A', drawn)).toMatchObject({
    incoming: ['f_S_A'],
    outgoing: ['f_A_E'],
    lane: '站',
    boundaryEvents: ['B'],
    defaultFlow: 'f_A_E',
  });
});

it('given foreign attributes on a call or on its global task, then they are told', async () => {
  const foreign = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:asyncBefore="true"';
  const drawn = diagram(
    [START, '<bpmn:callActivity id="A" calledElement="G" />', END, path('S', 'A', 'E')],
    [`<bpmn:globalTask id="G" ${foreign} />`],
  );

  expect(await elementsReportedBy('ignored-extension', drawn)).toEqual(['A']);
});
