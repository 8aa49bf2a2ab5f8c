import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withAsciiIds } from '../../../bpmn/exchange/with-ascii-ids.ts';
import { xmlTree } from './xml-tree.ts';

const drawn = readFileSync('test/bpmn/exchange/diagrams/chinese-ids.bpmn', 'utf8');

it('given a tool that knows ASCII ids only, then it sees no others, and its changes are all there is', async () => {
  const changed = await withAsciiIds(drawn, {}, (xml) => {
    expect([...xml.matchAll(/ id="([^"]*)"/g)].filter(([, id = '']) => !/^[\w.-]+$/.test(id))).toEqual([]);
    return Promise.resolve(xml.replace('name="走访"', 'name="上门"'));
  });

  expect(xmlTree(changed)).toEqual(xmlTree(drawn.replace('name="走访"', 'name="上门"')));
});

it('given ids that every tool knows, then the tool gets the file itself', async () => {
  const plain = readFileSync('test/conformance/deployment/no-layout.bpmn', 'utf8');

  expect(await withAsciiIds(plain, {}, (xml) => Promise.resolve(xml))).toBe(plain);
});
