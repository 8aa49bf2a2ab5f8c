import { describe, expect, it } from 'vitest';
import { END, START, diagram, extensions, message, path, timer, userTask } from '../diagram.ts';
import { compiledElement } from './compiled-element.ts';

const ROOT = [
  message('M', '=caseId'),
  '<bpmn:signal id="Sig" name="=alarm" />',
  '<bpmn:error id="Err" errorCode="E-1" />',
  '<bpmn:escalation id="Esc" escalationCode="up" />',
];

const CONDITION =
  '<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=x &gt; 1</bpmn:condition></bpmn:conditionalEventDefinition>';

function drawn(element: string, ...flows: readonly string[]): string {
  return diagram([START, userTask('T'), element, END, path('S', 'T', 'E'), ...flows], ROOT);
}

describe('start events', () => {
  it.each([
    ['none', '', { kind: 'none' }],
    ['message', '<bpmn:messageEventDefinition messageRef="M" />', { kind: 'message', messageName: { kind: 'literal', value: 'M' } }],
    ['timer date', timer('timeDate', '=due'), { kind: 'timer', timerKind: 'date', value: { kind: 'feel', source: 'due' } }],
    ['timer duration', timer('timeDuration', 'PT1H'), { kind: 'timer', timerKind: 'duration', value: { kind: 'literal', value: 'PT1H' } }],
    ['timer cycle', timer('timeCycle', 'R/P1D'), { kind: 'timer', timerKind: 'cycle', value: { kind: 'literal', value: 'R/P1D' } }],
    ['signal', '<bpmn:signalEventDefinition signalRef="Sig" />', { kind: 'signal', signalName: { kind: 'feel', source: 'alarm' } }],
    ['a condition', CONDITION, { kind: 'conditional', condition: { kind: 'feel', source: 'x > 1' } }],
    [
      'one of several',
      `${CONDITION}<bpmn:messageEventDefinition messageRef="M" />`,
      { kind: 'multiple', parallel: false, events: [{ kind: 'conditional' }, { kind: 'message' }] },
    ],
  ])('begin a process with %s', async (_kind, definition, event) => {
    const element = await compiledElement('X', drawn(`<bpmn:startEvent id="X">${definition}</bpmn:startEvent>`, path('X', 'E')));
    expect(element).toMatchObject({ type: 'startEvent', event });
    // Nothing to correlate with before there is an instance.
    expect(element).not.toHaveProperty('event.correlationKey');
  });

  it('name the form to begin with', async () => {
    const form = { name: 'a.form', content: '{"id":"intake","components":[]}' };
    const xml = diagram([
      `<bpmn:startEvent id="S">${extensions('<zeebe:formDefinition formId="intake" />')}</bpmn:startEvent>`,
      END,
      path('S', 'E'),
    ]);
    expect(await compiledElement('S', xml, [form])).toMatchObject({ formId: 'intake' });
  });

  it.each([
    ['message', '<bpmn:messageEventDefinition messageRef="M" />', { kind: 'message', correlationKey: { kind: 'feel', source: 'caseId' } }],
    ['error', '<bpmn:errorEventDefinition errorRef="Err" />', { kind: 'error', errorCode: { kind: 'literal', value: 'E-1' } }],
    ['any error', '<bpmn:errorEventDefinition />', { kind: 'error' }],
    ['escalation', '<bpmn:escalationEventDefinition escalationRef="Esc" />', { kind: 'escalation', escalationCode: { value: 'up' } }],
  ])('begin an event sub-process with %s', async (_kind, definition, event) => {
    const action = extensions(
      definition.includes('message') ? '<sw:userAction label="上报危机" formId="crisis" candidateGroups="worker@room" />' : '',
    );
    const element = await compiledElement(
      'X',
      drawn(
        `<bpmn:subProcess id="Sub" triggeredByEvent="true"><bpmn:startEvent id="X">${action}${definition}</bpmn:startEvent><bpmn:endEvent id="EX" />${path('X', 'EX')}</bpmn:subProcess>`,
      ),
    );
    expect(element).toMatchObject({ type: 'startEvent', interrupting: true, event });
    if (definition.includes('message')) {
      expect(element).toMatchObject({ userAction: { label: '上报危机', formId: 'crisis', candidateGroups: { value: 'worker@room' } } });
    }
  });
});

describe('intermediate events', () => {
  it.each([
    ['message', '<bpmn:messageEventDefinition messageRef="M" />'],
    ['timer', timer('timeDuration', 'PT1H')],
    ['signal', '<bpmn:signalEventDefinition signalRef="Sig" />'],
  ])('catch a %s', async (kind, definition) => {
    const xml = drawn(`<bpmn:intermediateCatchEvent id="X">${definition}</bpmn:intermediateCatchEvent>`, path('T', 'X', 'E'));
    expect(await compiledElement('X', xml)).toMatchObject({ type: 'intermediateCatchEvent', event: { kind } });
  });

  it('look at a condition when the variables change that its filter names', async () => {
    const filter = extensions('<zeebe:conditionalFilter variableNames="x, y" variableEvents="update" />');
    const definition = CONDITION.replace('<bpmn:condition ', `${filter}<bpmn:condition `);
    const xml = drawn(`<bpmn:intermediateCatchEvent id="X">${definition}</bpmn:intermediateCatchEvent>`, path('T', 'X', 'E'));
    expect(await compiledElement('X', xml)).toMatchObject({
      event: { kind: 'conditional', condition: { source: 'x > 1' }, variableNames: ['x', 'y'], variableEvents: ['update'] },
    });
  });

  it('wait for all of several', async () => {
    const definitions = `<bpmn:messageEventDefinition messageRef="M" />${timer('timeDuration', 'PT1H')}`;
    const xml = drawn(
      `<bpmn:intermediateCatchEvent id="X" parallelMultiple="true">${definitions}</bpmn:intermediateCatchEvent>`,
      path('T', 'X', 'E'),
    );
    expect(await compiledElement('X', xml)).toMatchObject({
      event: { kind: 'multiple', parallel: true, events: [{ kind: 'message', correlationKey: { source: 'caseId' } }, { kind: 'timer' }] },
    });
  });

  it('are no multiple events with a single definition, whatever the attribute says', async () => {
    const xml = drawn(
      '<bpmn:intermediateCatchEvent id="X" parallelMultiple="true"><bpmn:signalEventDefinition signalRef="Sig" /></bpmn:intermediateCatchEvent>',
      path('T', 'X', 'E'),
    );
    expect(await compiledElement('X', xml)).toMatchObject({ event: { kind: 'signal' } });
  });

  it('join two places by a link', async () => {
    const link = '<bpmn:linkEventDefinition name="on" />';
    const xml = drawn(
      `<bpmn:intermediateThrowEvent id="X">${link}</bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id="Y">${link}</bpmn:intermediateCatchEvent>`,
      path('T', 'X'),
      path('Y', 'E'),
    );
    expect(await compiledElement('X', xml)).toMatchObject({ type: 'intermediateThrowEvent', event: { kind: 'link', linkName: 'on' } });
    expect(await compiledElement('Y', xml)).toMatchObject({ type: 'intermediateCatchEvent', event: { kind: 'link', linkName: 'on' } });
  });

  it.each([
    ['none', ''],
    ['message', '<bpmn:messageEventDefinition messageRef="M" />'],
    ['signal', '<bpmn:signalEventDefinition signalRef="Sig" />'],
    ['escalation', '<bpmn:escalationEventDefinition escalationRef="Esc" />'],
  ])('throw %s', async (kind, definition) => {
    const xml = drawn(`<bpmn:intermediateThrowEvent id="X">${definition}</bpmn:intermediateThrowEvent>`, path('T', 'X', 'E'));
    expect(await compiledElement('X', xml)).toMatchObject({ type: 'intermediateThrowEvent', event: { kind } });
  });

  it.each([
    ['intermediateThrowEvent', { carries: 'chosen' }],
    ['intermediateCatchEvent', {}],
  ])('say at an %s what a signal carries that is thrown', async (type, carries) => {
    const xml = drawn(`<bpmn:${type} id="X"><bpmn:signalEventDefinition signalRef="Sig" /></bpmn:${type}>`, path('T', 'X', 'E'));
    expect(await compiledElement('X', xml)).toHaveProperty('event', {
      kind: 'signal',
      signalName: { kind: 'feel', source: 'alarm' },
      ...carries,
    });
  });
});

describe('boundary events', () => {
  it.each([
    ['message', '<bpmn:messageEventDefinition messageRef="M" />', 'false'],
    ['timer', timer('timeCycle', 'R/P7D'), 'false'],
    ['signal', '<bpmn:signalEventDefinition signalRef="Sig" />', 'true'],
    ['error', '<bpmn:errorEventDefinition errorRef="Err" />', 'true'],
    ['escalation', '<bpmn:escalationEventDefinition escalationRef="Esc" />', 'false'],
  ])('catch a %s', async (kind, definition, cancel) => {
    const xml = drawn(
      `<bpmn:boundaryEvent id="X" attachedToRef="T" cancelActivity="${cancel}">${definition}</bpmn:boundaryEvent>`,
      path('X', 'E'),
    );
    expect(await compiledElement('X', xml)).toMatchObject({
      type: 'boundaryEvent',
      attachedTo: 'T',
      interrupting: cancel === 'true',
      event: { kind },
    });
    expect(await compiledElement('T', xml)).toMatchObject({ boundaryEvents: ['X'] });
  });

  it('find a definition that stands at the root of the file', async () => {
    const xml = diagram(
      [
        START,
        userTask('T'),
        '<bpmn:boundaryEvent id="X" attachedToRef="T"><bpmn:eventDefinitionRef>Root</bpmn:eventDefinitionRef></bpmn:boundaryEvent>',
        END,
        path('S', 'T', 'E'),
        path('X', 'E'),
      ],
      ['<bpmn:error id="Err" errorCode="E-1" />', '<bpmn:errorEventDefinition id="Root" errorRef="Err" />'],
    );
    expect(await compiledElement('X', xml)).toMatchObject({ event: { kind: 'error', errorCode: { value: 'E-1' } } });
  });
});

describe('end events', () => {
  it.each([
    ['none', ''],
    ['terminate', '<bpmn:terminateEventDefinition />'],
    ['error', '<bpmn:errorEventDefinition errorRef="Err" />'],
    ['message', '<bpmn:messageEventDefinition messageRef="M" />'],
    ['signal', '<bpmn:signalEventDefinition signalRef="Sig" />'],
    ['escalation', '<bpmn:escalationEventDefinition escalationRef="Esc" />'],
    ['multiple', '<bpmn:signalEventDefinition signalRef="Sig" /><bpmn:terminateEventDefinition />'],
  ])('throw %s', async (kind, definition) => {
    const xml = drawn(`<bpmn:endEvent id="X">${definition}</bpmn:endEvent>`, path('T', 'X'));
    expect(await compiledElement('X', xml)).toMatchObject({ type: 'endEvent', event: { kind } });
  });

  it('leave sending to a handler, as Camunda does', async () => {
    const xml = drawn(
      `<bpmn:endEvent id="X">${extensions('<zeebe:taskDefinition type="mail" />')}<bpmn:messageEventDefinition /></bpmn:endEvent>`,
      path('T', 'X'),
    );
    expect(await compiledElement('X', xml)).toMatchObject({ event: { kind: 'message' }, job: { type: { value: 'mail' } } });
  });
});
