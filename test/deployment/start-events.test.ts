import { describe, expect, it } from 'vitest';
import { compileDeployment } from '../../bpmn/index.ts';
import { startEventsOf } from '../../deployment/start-events.ts';
import { END, diagram, message, path, timer } from '../bpmn/diagram.ts';

const ROOT = [message('Paid'), '<bpmn:signal id="Alarm" name="Alarm" />'];
const PAID = '<bpmn:messageEventDefinition messageRef="Paid" />';
const ALARM = '<bpmn:signalEventDefinition signalRef="Alarm" />';

async function startEventsWith(attributes: string, ...definitions: readonly string[]) {
  const content = diagram([`<bpmn:startEvent id="S"${attributes}>${definitions.join('')}</bpmn:startEvent>`, END, path('S', 'E')], ROOT);
  const { processes, problems } = await compileDeployment([{ name: 'start.bpmn', content }]);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return processes.flatMap(({ definition }) => startEventsOf(definition));
}

describe('startEventsOf', () => {
  it('names the only event of a start event without a place', async () => {
    expect(await startEventsWith('', PAID)).toEqual([{ elementId: 'S', kind: 'message', name: 'Paid' }]);
  });

  it('tells the events of a multiple start event apart by their places', async () => {
    expect(await startEventsWith(' parallelMultiple="true"', ALARM, timer('timeDuration', 'PT1H'), PAID)).toEqual([
      { elementId: 'S', kind: 'signal', name: 'Alarm', definition: 0 },
      { elementId: 'S', kind: 'timer', name: 'duration:PT1H', definition: 1 },
      { elementId: 'S', kind: 'message', name: 'Paid', definition: 2 },
    ]);
  });

  it('lets the first of two that are alike begin the instance, which then waits for the other', async () => {
    expect(await startEventsWith(' parallelMultiple="true"', PAID, ALARM, PAID)).toEqual([
      { elementId: 'S', kind: 'message', name: 'Paid', definition: 0 },
      { elementId: 'S', kind: 'signal', name: 'Alarm', definition: 1 },
    ]);
  });
});
