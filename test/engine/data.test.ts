import { expect, it } from 'vitest';
import { advance, createState, type Command } from '../../engine/index.ts';
import type { JsonObject } from '../../contract/json.ts';
import { compiledDiagram } from './compiled-diagram.ts';

async function started(diagrams: readonly string[], variables: JsonObject) {
  return advance(await compiledDiagram(...diagrams), createState(), { type: 'start', at: 0, variables });
}

function only<Type extends Command['type']>(commands: readonly Command[], type: Type): Extract<Command, { type: Type }> {
  const [command, ...others] = commands.filter((candidate): candidate is Extract<Command, { type: Type }> => candidate.type === type);
  expect(others).toEqual([]);
  if (command === undefined) throw new Error(`No command ${type}`);
  return command;
}

it('given a task with data inputs and without input mappings, then its job sees the inputs and everything else', async () => {
  const { commands } = await started(['data/copy'], { request: 1, other: 2 });

  expect(only(commands, 'createJob').job.variables).toEqual({ order: 1, price: null, request: 1, other: 2, total: null });
});

it('given a throwing event with a data input, then the message carries that and nothing else', async () => {
  const { commands } = await started(['data/thrower'], { doc: { text: 'hello' }, secret: 1 });

  expect(only(commands, 'publishMessage').variables).toEqual({ body: 'hello' });
});

it('given a call activity without propagation, then the called process gets the data inputs', async () => {
  const { commands } = await started(['data/caller', 'data/called'], { q: 1, secret: 1 });

  expect(only(commands, 'startChild').variables).toEqual({ what: 1, answer: null });
});

it('given data objects, then they are there from the beginning, and a start variable of that name stays', async () => {
  const { state } = await started(['data/transformation'], { order: { total: 1 } });
  const { state: empty } = await started(['data/property'], {});

  expect(state.elements['1']?.variables).toMatchObject({ order: { total: 1 } });
  expect(empty.elements['1']?.variables).toEqual({ state: null });
});
