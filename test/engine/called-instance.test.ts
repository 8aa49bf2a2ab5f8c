import { expect, it } from 'vitest';
import type { JsonObject } from '../../contract/json.ts';
import { advance, createState } from '../../engine/index.ts';
import { diagram, END, extensions, path, START } from '../bpmn/diagram.ts';
import { compiled } from '../bpmn/elements/compiled-element.ts';

it('given a call that names business key and owner, then the called instance begins with them', async () => {
  const { commands } = await called('businessKey="=cycle + &quot;/&quot; + station" organisation="=station"', {
    cycle: 'PJ-1',
    station: 'xigou',
  });

  expect(commands).toMatchObject([{ type: 'startChild', businessKey: 'PJ-1/xigou', organisation: 'xigou' }]);
});

it("given a call that names neither, then the called instance begins with its caller's", async () => {
  const { commands } = await called('', {});

  expect(commands).toMatchObject([{ type: 'startChild' }]);
  expect(commands[0]).not.toHaveProperty('businessKey');
  expect(commands[0]).not.toHaveProperty('organisation');
});

it('given an owner that is not there, then nothing is called and an incident says so', async () => {
  const { commands } = await called('organisation="=station"', {});

  expect(commands).toMatchObject([{ type: 'raiseIncident', incident: { elementId: 'Call' } }]);
});

async function called(attributes: string, variables: JsonObject) {
  const call = `<bpmn:callActivity id="Call">${extensions(`<zeebe:calledElement processId="other" /><sw:calledInstance ${attributes} />`)}</bpmn:callActivity>`;
  const definition = await compiled(diagram([START, call, END, path('S', 'Call', 'E')]));
  return advance(definition, createState(), { type: 'start', at: 0, variables });
}
