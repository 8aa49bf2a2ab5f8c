import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createTolerantModdle } from '../../../bpmn/exchange/tolerant-moddle.ts';
import { everyElement, isModdleElement, type ModdleElement } from '../../../bpmn/reading/moddle-element.ts';

it('given a diagram, when it is read, then no element has functions of its own, which would make each a slow dictionary', async () => {
  const { rootElement } = await createTolerantModdle({}).fromXML(readFileSync('test/bpmn/exchange/diagrams/chinese-ids.bpmn', 'utf8'));

  const elements = isModdleElement(rootElement) ? everyElement(rootElement).filter(({ $type }) => $type.startsWith('bpmn:')) : [];
  expect(elements.length).toBeGreaterThan(10);
  expect(elements.filter(hasOwnFunctions)).toEqual([]);
});

function hasOwnFunctions(element: ModdleElement): boolean {
  return Object.values(Object.getOwnPropertyDescriptors(element)).some(({ get }) => get !== undefined);
}
