import { describe, expect, it } from 'vitest';
import { END, START, diagram, extensions, file, flow, message, path, userTask } from '../diagram.ts';
import { compiled, compiledElement } from './compiled-element.ts';

/** S → A → E around the element under test. */
function around(element: string, ...root: readonly string[]): string {
  return diagram([START, element, END, path('S', 'A', 'E')], root);
}

describe('user task', () => {
  it('takes everything that Camunda and our own extensions say', async () => {
    const element = await compiledElement(
      'A',
      diagram([
        START,
        userTask('Z'),
        `<bpmn:userTask id="A" name="方案
          审批">${extensions(`<zeebe:userTask />
            <zeebe:formDefinition formId="approval" />
            <zeebe:assignmentDefinition assignee="=head" candidateGroups='=["worker@" + room]' candidateUsers="amy, bob" />
            <zeebe:taskSchedule dueDate="=due" followUpDate="2026-03-02T09:00:00+08:00" />
            <zeebe:priorityDefinition priority="80" />
            <zeebe:ioMapping><zeebe:input source="=caseId" target="档案.编号" /><zeebe:input source="007" target="code" /><zeebe:input source="7" target="count" /><zeebe:output source="=result" target="approved" /></zeebe:ioMapping>
            <sw:article number="第十七条" /><sw:article number="第十五条" />
            <sw:deadline workingDays="=days" remindBefore="1" escalateTo='=["desk@bureau"]' />
            <sw:separation notCompletedBy="Z" />`)}</bpmn:userTask>`,
        END,
        path('S', 'Z', 'A', 'E'),
      ]),
    );
    expect(element).toEqual({
      id: 'A',
      name: '方案 审批',
      type: 'userTask',
      scope: 'P',
      incoming: ['f_Z_A'],
      outgoing: ['f_A_E'],
      boundaryEvents: [],
      articles: ['第十七条', '第十五条'],
      inputs: [
        { source: { kind: 'feel', source: 'caseId' }, target: '档案.编号' },
        { source: { kind: 'literal', value: '007' }, target: 'code' },
        { source: { kind: 'literal', value: 7 }, target: 'count' },
      ],
      outputs: [{ source: { kind: 'feel', source: 'result' }, target: 'approved' }],
      task: {
        assignee: { kind: 'feel', source: 'head' },
        candidateGroups: { kind: 'feel', source: '["worker@" + room]' },
        candidateUsers: { kind: 'literal', value: 'amy, bob' },
        dueDate: { kind: 'feel', source: 'due' },
        followUpDate: { kind: 'literal', value: '2026-03-02T09:00:00+08:00' },
        priority: { kind: 'literal', value: 80 },
        formId: 'approval',
        deadline: {
          workingDays: { kind: 'feel', source: 'days' },
          remindBefore: { kind: 'literal', value: 1 },
          escalateTo: { kind: 'feel', source: '["desk@bureau"]' },
        },
        notCompletedBy: ['Z'],
      },
    });
  });

  it('needs no extension at all', async () => {
    expect(await compiledElement('A', around('<bpmn:userTask id="A" />'))).toMatchObject({
      type: 'userTask',
      task: { notCompletedBy: [] },
    });
  });
});

describe('tasks for handlers', () => {
  it('has three attempts unless the diagram says otherwise', async () => {
    const element = await compiledElement(
      'A',
      around(
        `<bpmn:serviceTask id="A">${extensions('<zeebe:taskDefinition type="ledger" /><zeebe:taskHeaders><zeebe:header key="taskQueue" value="slow" /></zeebe:taskHeaders>')}</bpmn:serviceTask>`,
      ),
    );
    expect(element).toMatchObject({
      type: 'serviceTask',
      job: { type: { kind: 'literal', value: 'ledger' }, retries: { kind: 'literal', value: 3 }, headers: { taskQueue: 'slow' } },
    });
  });

  it('takes the operation of a task that names no type, and tells the handler which it is', async () => {
    const ledger =
      '<bpmn:interface id="I" name="台账"><bpmn:operation id="O" name="登记"><bpmn:inMessageRef>M</bpmn:inMessageRef></bpmn:operation></bpmn:interface>';
    const headers = extensions('<zeebe:taskHeaders><zeebe:header key="operation" value="own" /></zeebe:taskHeaders>');
    const named = around('<bpmn:sendTask id="A" operationRef="O" />', message('M'), ledger);
    const implemented = around(
      `<bpmn:serviceTask id="A" operationRef="O">${headers}</bpmn:serviceTask>`,
      message('M'),
      ledger.replace('name="登记"', 'name="登记" implementationRef="record-service"'),
    );

    expect(await compiledElement('A', named)).toMatchObject({
      job: { type: { kind: 'literal', value: '登记' }, headers: { operation: '登记', interface: '台账' } },
    });
    expect(await compiledElement('A', implemented)).toMatchObject({
      job: { type: { kind: 'literal', value: 'record-service' }, headers: { operation: 'own', interface: '台账' } },
    });
  });

  it('publishes the message of a send task that names no handler', async () => {
    const element = await compiledElement('A', around('<bpmn:sendTask id="A" messageRef="M" />', message('M', '=caseId')));
    expect(element).toMatchObject({
      type: 'sendTask',
      event: { kind: 'message', messageName: { value: 'M' }, correlationKey: { kind: 'feel', source: 'caseId' } },
    });
    expect(element).not.toHaveProperty('job');
  });

  it('waits for the message of a receive task', async () => {
    expect(await compiledElement('A', around('<bpmn:receiveTask id="A" messageRef="M" />', message('M')))).toMatchObject({
      type: 'receiveTask',
      event: { kind: 'message', messageName: { kind: 'literal', value: 'M' } },
    });
  });

  it('evaluates the expression of a script task', async () => {
    const script = extensions('<zeebe:script expression="= a + b " resultVariable="sum" />');
    expect(await compiledElement('A', around(`<bpmn:scriptTask id="A">${script}</bpmn:scriptTask>`))).toMatchObject({
      type: 'scriptTask',
      expression: { kind: 'feel', source: 'a + b' },
      resultVariable: 'sum',
    });
  });

  it('lets a business rule task be a job', async () => {
    const job = extensions('<zeebe:taskDefinition type="=kind" retries="=2 + 1" />');
    expect(await compiledElement('A', around(`<bpmn:businessRuleTask id="A">${job}</bpmn:businessRuleTask>`))).toMatchObject({
      type: 'businessRuleTask',
      job: { type: { kind: 'feel', source: 'kind' }, retries: { kind: 'feel', source: '2 + 1' } },
    });
  });
});

describe('call activity', () => {
  it.each([
    ['<zeebe:calledElement processId="P" />', { kind: 'literal', value: 'P' }, true, true],
    ['<zeebe:calledElement processId="=target" propagateAllChildVariables="false" />', { kind: 'feel', source: 'target' }, true, false],
    [
      '<zeebe:calledElement processIdExpression="target" propagateAllParentVariables="false" />',
      { kind: 'feel', source: 'target' },
      false,
      true,
    ],
  ])('reads %s', async (called, processId, propagateAllParentVariables, propagateAllChildVariables) => {
    expect(await compiledElement('A', around(`<bpmn:callActivity id="A">${extensions(called)}</bpmn:callActivity>`))).toMatchObject({
      type: 'callActivity',
      processId,
      propagateAllParentVariables,
      propagateAllChildVariables,
    });
  });

  it('reads BPMN’s own attribute, a qualified name', async () => {
    expect(await compiledElement('A', around('<bpmn:callActivity id="A" calledElement="ns:P" />'))).toMatchObject({
      processId: { kind: 'literal', value: 'P' },
    });
  });
});

it.each([
  ['', undefined],
  ['bindingType="latest"', undefined],
  ['bindingType="deployment"', { kind: 'deployment' }],
  ['bindingType="versionTag" versionTag="2026"', { kind: 'versionTag', tag: '2026' }],
])('call activity: “%s” says which version it calls', async (attributes, binding) => {
  const called = extensions(`<zeebe:calledElement processId="P" ${attributes} />`);
  const element = await compiledElement('A', around(`<bpmn:callActivity id="A">${called}</bpmn:callActivity>`));
  expect(element?.type === 'callActivity' ? element.binding : 'no call activity').toEqual(binding);
});

describe('listeners', () => {
  it('are jobs with the headers of their element and their own', async () => {
    const content =
      extensions(`<zeebe:taskDefinition type="work" /><zeebe:taskHeaders><zeebe:header key="a" value="1" /><zeebe:header key="b" value="1" /></zeebe:taskHeaders>
      <zeebe:executionListeners>
        <zeebe:executionListener eventType="end" type="=after" retries="5" />
        <zeebe:executionListener eventType="start" type="first"><zeebe:taskHeaders><zeebe:header key="b" value="2" /></zeebe:taskHeaders></zeebe:executionListener>
        <zeebe:executionListener eventType="start" type="second" />
      </zeebe:executionListeners>`);
    expect(await compiledElement('A', around(`<bpmn:serviceTask id="A">${content}</bpmn:serviceTask>`))).toMatchObject({
      startListeners: [
        { type: { kind: 'literal', value: 'first' }, retries: { kind: 'literal', value: 3 }, headers: { a: '1', b: '2' } },
        { type: { kind: 'literal', value: 'second' }, headers: { a: '1', b: '1' } },
      ],
      endListeners: [{ type: { kind: 'feel', source: 'after' }, retries: { kind: 'literal', value: 5 } }],
    });
  });

  it('belong to the process as well', async () => {
    const listeners = extensions(
      '<zeebe:executionListeners><zeebe:executionListener eventType="end" type="close" /></zeebe:executionListeners>',
    );
    const { startListeners, endListeners } = await compiled(diagram([listeners, START, END, path('S', 'E')]));
    expect([startListeners, endListeners]).toMatchObject([undefined, [{ type: { kind: 'literal', value: 'close' } }]]);
  });
});

describe('multi-instance', () => {
  it('wraps any activity', async () => {
    const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="true">
      ${extensions('<zeebe:loopCharacteristics inputCollection="=stations" inputElement="station" outputCollection="scores" outputElement="=score" />')}
      <bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=score &gt; 90</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>`;
    expect(await compiledElement('A', around(userTask('A', loop)))).toMatchObject({
      multiInstance: {
        sequential: true,
        inputCollection: { kind: 'feel', source: 'stations' },
        inputElement: 'station',
        outputCollection: 'scores',
        outputElement: { kind: 'feel', source: 'score' },
        completionCondition: { kind: 'feel', source: 'score > 90' },
      },
    });
  });
});

describe('scopes', () => {
  it('lists what begins a sub-process, and event sub-processes apart', async () => {
    const definition = await compiled(
      diagram(
        [
          START,
          `<bpmn:subProcess id="A">${userTask('B')}<bpmn:subProcess id="C" triggeredByEvent="true"><bpmn:startEvent id="SC" isInterrupting="false"><bpmn:messageEventDefinition messageRef="M" /></bpmn:startEvent>${userTask('D')}${path('SC', 'D')}</bpmn:subProcess></bpmn:subProcess>`,
          END,
          path('S', 'A', 'E'),
        ],
        [message('M')],
      ),
    );
    expect(definition.scopes).toEqual({
      P: { id: 'P', startEvents: ['S'], implicitStarts: [], eventSubProcesses: [] },
      A: { id: 'A', parent: 'P', startEvents: [], implicitStarts: ['B'], eventSubProcesses: ['C'] },
      C: { id: 'C', parent: 'A', startEvents: ['SC'], implicitStarts: [], eventSubProcesses: [] },
    });
    expect(definition.elements.SC).toMatchObject({ type: 'startEvent', interrupting: false, scope: 'C' });
  });

  it('puts elements into the innermost lane, those of a sub-process into that of the sub-process', async () => {
    const lanes = `<bpmn:laneSet><bpmn:lane id="L" name="镇街"><bpmn:flowNodeRef>S</bpmn:flowNodeRef><bpmn:flowNodeRef>A</bpmn:flowNodeRef>
      <bpmn:childLaneSet><bpmn:lane id="M" name="负责人"><bpmn:flowNodeRef>A</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>`;
    const definition = await compiled(
      diagram([lanes, START, `<bpmn:subProcess id="A">${userTask('B')}</bpmn:subProcess>`, END, path('S', 'A', 'E')]),
    );
    expect(Object.values(definition.elements).map(({ id, lane }) => [id, lane])).toEqual([
      ['S', '镇街'],
      ['A', '负责人'],
      ['E', undefined],
      ['B', '负责人'],
    ]);
  });
});

describe('flows', () => {
  it('keeps document order and leaves out conditions that never count', async () => {
    const definition = await compiled(
      diagram([
        START,
        '<bpmn:exclusiveGateway id="G" default="f_G_E" /><bpmn:task id="A" />',
        END,
        path('S', 'G'),
        flow('G', 'E', '=ignored'),
        flow('G', 'A', '=x'),
        path('A', 'E'),
      ]),
    );
    expect(definition.elements.G).toMatchObject({ defaultFlow: 'f_G_E', outgoing: ['f_G_E', 'f_G_A'] });
    expect(definition.flows.f_G_E).toEqual({ id: 'f_G_E', source: 'G', target: 'E' });
    expect(definition.flows.f_G_A).toMatchObject({ condition: { kind: 'feel', source: 'x' } });
  });

  it('gives flows without id one of their own', async () => {
    const definition = await compiled(diagram([START, END, '<bpmn:sequenceFlow sourceRef="S" targetRef="E" />']));
    expect(definition.elements.S?.outgoing).toEqual(Object.keys(definition.flows));
    expect(Object.keys(definition.flows)).toEqual(['S-E-0']);
  });
});

describe('process', () => {
  it('has name and version tag', async () => {
    const definition = await compiled(
      file(
        `<bpmn:process id="P" name="服务" isExecutable="true">${extensions('<zeebe:versionTag value="2026-1" />')}${START}${END}${path('S', 'E')}</bpmn:process>`,
      ),
    );
    expect(definition).toMatchObject({ processId: 'P', name: '服务', versionTag: '2026-1', format: 1 });
  });
});
