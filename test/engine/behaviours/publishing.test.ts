import { expect, it } from 'vitest';
import { advance, createState, type ProcessDefinition } from '../../../engine/index.ts';
import { compiledDiagram } from '../compiled-diagram.ts';

const definition = await compiledDiagram('signals/own');

/** What the signal carried, and the counter after its own instance has heard it. */
function thrownBy(thrower: ProcessDefinition) {
  const begun = advance(thrower, createState(), { type: 'start', at: 0, variables: { count: 1 } }).state;
  const key = Object.values(begun.waits).find(({ elementId }) => elementId === 'Task_go')?.key ?? '';
  const { state, commands } = advance(thrower, begun, { type: 'completeUserTask', at: 0, key, variables: {} });
  const thrown = commands.flatMap((command) => (command.type === 'broadcastSignal' ? [command.variables] : []));
  return { thrown, variables: Object.values(state.elements).find(({ role }) => role === 'process')?.variables };
}

it('given a signal that nothing was chosen for, then it carries nothing', () => {
  expect(thrownBy(definition)).toEqual({ thrown: [{}], variables: { count: 2 } });
});

it('given a definition from before signals were that modest, then it carries what its thrower sees, as it always did', () => {
  const older: ProcessDefinition = JSON.parse(JSON.stringify(definition).replaceAll(',"carries":"chosen"', ''));

  expect(thrownBy(older)).toEqual({ thrown: [{ count: 1 }], variables: { count: 1 } });
});
