import { expect, it } from 'vitest';
import { startTriggersOf } from '../../../engine/definition/start-triggers.ts';
import { compiledDiagram } from '../compiled-diagram.ts';

async function triggersOf(diagram: string) {
  const triggers = startTriggersOf(await compiledDiagram(diagram));
  return triggers.map(({ elementId, event, definition }) => [elementId, event.kind, ...(definition === undefined ? [] : [definition])]);
}

it('given start events, each that an event sets off begins instances', async () => {
  expect(await triggersOf('start-events/conditional-start')).toEqual([
    ['Start_high', 'conditional'],
    ['Start_low', 'conditional'],
  ]);
});

it('given a none start event, nothing from outside does', async () => {
  expect(await triggersOf('start-events/none-start')).toEqual([]);
});

it('given a multiple start event, each of its definitions does', async () => {
  expect(await triggersOf('start-events/multiple-start')).toEqual([
    ['Start_any', 'message', 0],
    ['Start_any', 'signal', 1],
    ['Start_any', 'timer', 2],
  ]);
});

it('given an instantiating receive task, its message does', async () => {
  expect(await triggersOf('start-events/receive-start')).toEqual([['Receive_order', 'message']]);
});

it('given an instantiating event-based gateway, each event behind it does, receive tasks once', async () => {
  expect(await triggersOf('event-based-gateway/begins')).toEqual([
    ['By_mail', 'message'],
    ['By_phone', 'message'],
  ]);
  expect(await triggersOf('event-based-gateway/begins-receive')).toEqual([
    ['Receive_mail', 'message'],
    ['Receive_phone', 'message'],
  ]);
});

it('given an event-based gateway that begins nothing, its events do not', async () => {
  expect(await triggersOf('event-based-gateway/race')).toEqual([]);
});
