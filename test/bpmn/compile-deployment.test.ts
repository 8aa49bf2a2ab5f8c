import { describe, expect, it } from 'vitest';
import { compileDeployment } from '../../bpmn/index.ts';
import { END, START, diagram, extensions, file, flow, path, timer, userTask } from './diagram.ts';

const CASE = diagram([START, userTask('Task_1'), END, path('S', 'Task_1', 'E')]);

describe('compileDeployment', () => {
  it('gives definitions that survive a round trip as JSON', async () => {
    const { processes, problems } = await compileDeployment([{ name: 'case.bpmn', content: CASE }]);
    expect(problems).toEqual([]);
    const definition = processes[0]?.definition;
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
    expect(Object.keys(definition?.elements ?? {})).toEqual(['S', 'Task_1', 'E']);
  });

  it('reads bytes and text alike', async () => {
    const [text, bytes] = await Promise.all([
      compileDeployment([{ name: 'case.bpmn', content: CASE }]),
      compileDeployment([{ name: 'case.bpmn', content: new TextEncoder().encode(`\uFEFF${CASE}`) }]),
    ]);
    expect(bytes.processes[0]?.hash).toBe(text.processes[0]?.hash);
  });

  it('gives the same hash to the same content however it is written, and another to a change', async () => {
    const spaced = CASE.replace(/></g, '>\n    <');
    const renamed = CASE.replace('id="Task_1"', 'id="Task_1" name="访谈"');
    const hashes = await Promise.all(
      [CASE, spaced, renamed].map(async (content) => (await compileDeployment([{ name: 'case.bpmn', content }])).processes[0]?.hash),
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  it('deploys nothing when one of the files has an error', async () => {
    const { processes, problems } = await compileDeployment([
      { name: 'case.bpmn', content: CASE },
      { name: 'broken.bpmn', content: '<a' },
    ]);
    expect(processes).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'error', rule: 'xml-syntax', resource: 'broken.bpmn' }]);
  });

  it('allows Chinese ids everywhere that an id is referred to', async () => {
    const drawn = file(
      '<bpmn:error id="错误_1" errorCode="拒绝" />',
      `<bpmn:process id="流程" isExecutable="true">
        <bpmn:laneSet><bpmn:lane id="泳道" name="村（社区）"><bpmn:flowNodeRef>任务</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
        <bpmn:startEvent id="开始" />${userTask('任务')}
        <bpmn:boundaryEvent id="边界" attachedToRef="任务"><bpmn:errorEventDefinition errorRef="错误_1" /></bpmn:boundaryEvent>
        <bpmn:exclusiveGateway id="网关" default="f_网关_结束" /><bpmn:endEvent id="结束" />
        ${path('开始', '任务', '网关')}${flow('网关', '结束')}${flow('网关', '任务', '=再来')}${path('边界', '结束')}
      </bpmn:process>`,
    );
    const { processes, problems } = await compileDeployment([{ name: '流程.bpmn', content: drawn }]);
    expect(problems).toEqual([]);
    const definition = processes[0]?.definition;
    expect(definition?.elements['任务']).toMatchObject({
      lane: '村（社区）',
      boundaryEvents: ['边界'],
      incoming: ['f_开始_任务', 'f_网关_任务'],
    });
    expect(definition?.elements['边界']).toMatchObject({ attachedTo: '任务', event: { kind: 'error', errorCode: { value: '拒绝' } } });
    expect(definition?.elements['网关']).toMatchObject({ defaultFlow: 'f_网关_结束' });
  });

  it('compiles each executable pool and leaves out the others with a note', async () => {
    const pool = (id: string, executable: boolean): string =>
      `<bpmn:process id="${id}" isExecutable="${executable}"><bpmn:startEvent id="S${id}" /><bpmn:endEvent id="E${id}" />${path(`S${id}`, `E${id}`)}</bpmn:process>`;
    const { processes, problems } = await compileDeployment([
      { name: 'pools.bpmn', content: file(pool('A', true), pool('B', false), pool('C', true)) },
    ]);
    expect(processes.map((process) => process.definition.processId)).toEqual(['A', 'C']);
    expect(problems).toMatchObject([{ severity: 'warning', rule: 'ignored-process', element: 'B' }]);
  });

  it('refuses a file in which nothing is executable', async () => {
    const { problems } = await compileDeployment([{ name: 'case.bpmn', content: CASE.replace(' isExecutable="true"', '') }]);
    expect(problems).toMatchObject([{ severity: 'error', rule: 'no-executable-process', element: 'P' }]);
  });

  it('says that choreographies and conversations are not executed', async () => {
    const pools = '<bpmn:collaboration id="C"><bpmn:conversation id="K" name="谈" /></bpmn:collaboration>';
    const choreography = '<bpmn:choreography id="H"><bpmn:participant id="T" /></bpmn:choreography>';
    const { problems } = await compileDeployment([{ name: 'talk.bpmn', content: file(pools, choreography) }]);

    expect(problems.map(({ severity, rule, element }) => [severity, rule, element])).toEqual([
      ['error', 'no-executable-process', undefined],
      ['warning', 'ignored-diagram', 'K'],
      ['warning', 'ignored-diagram', 'H'],
    ]);
  });

  it('refuses a deployment without a diagram', async () => {
    const { problems } = await compileDeployment([{ name: 'a.form', content: '{"id":"a","components":[]}' }]);
    expect(problems).toMatchObject([{ severity: 'error', rule: 'no-executable-process', resource: 'a.form' }]);
  });

  it('refuses two processes of one id', async () => {
    const { problems } = await compileDeployment([
      { name: 'one.bpmn', content: CASE },
      { name: 'two.bpmn', content: CASE },
    ]);
    expect(problems).toMatchObject([{ rule: 'duplicate-id', element: 'P', resource: 'two.bpmn' }]);
  });

  it('keeps an error on the list whatever the number of warnings', async () => {
    const tasks = Array.from({ length: 300 }, (_, index) => `<bpmn:userTask id="T${index}" />`);
    const { problems } = await compileDeployment([
      { name: 'case.bpmn', content: diagram([START, ...tasks, '<bpmn:serviceTask id="A" />', END, path('S', 'A', 'E')]) },
    ]);
    expect(problems).toHaveLength(200);
    expect(problems[0]).toMatchObject({ severity: 'error', rule: 'task-definition', element: 'A' });
  });

  it('says so about files that it does not know', async () => {
    const { processes, problems } = await compileDeployment([
      { name: 'case.bpmn', content: CASE },
      { name: 'notes.txt', content: 'x' },
    ]);
    expect(processes).toHaveLength(1);
    expect(problems).toMatchObject([{ severity: 'warning', rule: 'unknown-file', resource: 'notes.txt' }]);
  });

  it('corrects a declared encoding that the text does not have', async () => {
    const { processes } = await compileDeployment([{ name: 'case.bpmn', content: CASE.replace('UTF-8', 'ISO-8859-1') }]);
    expect(processes[0]?.xml).toContain('encoding="UTF-8"');
  });

  it('reads rare characters that are written as references', async () => {
    const drawn = diagram([START, '<bpmn:task id="A" name="&#x20BB7;&#x1F600;" />', END, path('S', 'A', 'E')]);
    const { processes } = await compileDeployment([{ name: 'case.bpmn', content: drawn }]);
    expect(processes[0]?.definition.elements.A?.name).toBe('𠮷😀');
  });

  it('answers requests in the order in which they come', async () => {
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((id) =>
        compileDeployment([{ name: `${id}.bpmn`, content: diagram([START, userTask(id), END, path('S', id, 'E')]) }]),
      ),
    );
    expect(answers.map(({ processes }) => Object.keys(processes[0]?.definition.elements ?? {})[1])).toEqual(['A', 'B', 'C']);
  });

  it('takes no element for another: the dialect’s example of each runs', async () => {
    const drawn = diagram([
      `<bpmn:startEvent id="S" />`,
      `<bpmn:startEvent id="T">${timer('timeCycle', 'R/P1D')}</bpmn:startEvent>`,
      '<bpmn:task id="abstract" /><bpmn:manualTask id="manual" />',
      userTask('user'),
      `<bpmn:serviceTask id="service">${extensions('<zeebe:taskDefinition type="t" />')}</bpmn:serviceTask>`,
      END,
      path('S', 'abstract', 'manual', 'user', 'service', 'E'),
      path('T', 'abstract'),
    ]);
    const { processes, problems } = await compileDeployment([{ name: 'all.bpmn', content: drawn }]);
    expect(problems).toEqual([]);
    expect(Object.values(processes[0]?.definition.elements ?? {}).map((element) => element.type)).toEqual([
      'startEvent',
      'startEvent',
      'task',
      'manualTask',
      'userTask',
      'serviceTask',
      'endEvent',
    ]);
  });
});
