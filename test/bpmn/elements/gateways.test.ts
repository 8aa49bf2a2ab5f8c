import { describe, expect, it } from 'vitest';
import { END, START, diagram, flow, message, path, timer, userTask } from '../diagram.ts';
import { compiledElement } from './compiled-element.ts';

describe('gateways that choose', () => {
  it.each(['inclusiveGateway', 'complexGateway'])('%s keeps its default flow and the conditions of the others', async (type) => {
    const xml = diagram([START, `<bpmn:${type} id="G" default="f_G_E" />`, userTask('A'), END, path('S', 'G', 'E'), flow('G', 'A', '=x')]);
    expect(await compiledElement('G', xml)).toMatchObject({ type, defaultFlow: 'f_G_E', outgoing: ['f_G_E', 'f_G_A'] });
  });

  it('complexGateway keeps its activation condition', async () => {
    const condition = '<bpmn:activationCondition xsi:type="bpmn:tFormalExpression">=activationCount &gt;= 2</bpmn:activationCondition>';
    const xml = diagram([START, `<bpmn:complexGateway id="G">${condition}</bpmn:complexGateway>`, END, path('S', 'G', 'E')]);
    expect(await compiledElement('G', xml)).toMatchObject({ activationCondition: { kind: 'feel', source: 'activationCount >= 2' } });
  });
});

describe('elements that begin instances', () => {
  const targets = `<bpmn:receiveTask id="A" instantiate="true" messageRef="M" /><bpmn:intermediateCatchEvent id="B">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`;
  const drawn = (attributes: string): string =>
    diagram([`<bpmn:eventBasedGateway id="G" ${attributes} />`, targets, END, path('G', 'A', 'E'), path('G', 'B', 'E')], [message('M')]);

  it.each([
    ['instantiate="true"', 'exclusive'],
    ['instantiate="true" eventGatewayType="Exclusive"', 'exclusive'],
    ['instantiate="true" eventGatewayType="Parallel"', 'parallel'],
  ])('event-based gateways with %s', async (attributes, instantiate) => {
    expect(await compiledElement('G', drawn(attributes))).toMatchObject({ type: 'eventBasedGateway', instantiate });
  });

  it('receive tasks', async () => {
    expect(await compiledElement('A', drawn('instantiate="true"'))).toMatchObject({ type: 'receiveTask', instantiate: true });
  });
});
