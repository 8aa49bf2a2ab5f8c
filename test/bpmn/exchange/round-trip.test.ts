import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { createModdle } from '../../../bpmn/exchange/create-moddle.ts';
import sw from '../../../bpmn/extensions/social-work.json' with { type: 'json' };
import { xmlTree, type XmlTree } from './xml-tree.ts';

/** Diagrams of other tools may lie beside the project; they aren't part of it. */
const folders = ['processes', 'test/conformance', 'test/bpmn/exchange/diagrams', '../shared/miwg', '../../shared/miwg'];
/** Import refuses these before anybody could save them. */
const unreadable = ['broken.bpmn', 'duplicate-id.bpmn', 'doctype.bpmn'];
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)))
  .filter((name) => name.endsWith('.bpmn') && !unreadable.includes(path.basename(name)));

async function saved(xml: string): Promise<{ readonly xml: string; readonly warnings: readonly string[] }> {
  const moddle = createModdle({ zeebe, sw });
  const { rootElement, warnings } = await moddle.fromXML(xml);
  return { xml: (await moddle.toXML(rootElement, { format: true })).xml, warnings: warnings.map(({ message }) => message) };
}

/** The file without the references that lead nowhere and of which the warnings told. */
function withoutReferences(tree: XmlTree, ids: ReadonlySet<string>): XmlTree {
  return {
    ...tree,
    attributes: Object.fromEntries(Object.entries(tree.attributes).filter(([, value]) => !ids.has(value))),
    children: tree.children
      .filter(({ text, children }) => children.length > 0 || !ids.has(text))
      .map((child) => withoutReferences(child, ids)),
  };
}

describe('given a diagram that is read and saved', () => {
  it.each(files)('then %s is the same', async (file) => {
    const xml = readFileSync(file, 'utf8');
    const { xml: after, warnings } = await saved(xml);
    const lost = warnings.flatMap((warning) => /^unresolved reference <(.*)>$/.exec(warning)?.[1] ?? []);

    expect(xmlTree(after)).toEqual(withoutReferences(xmlTree(xml), new Set(lost)));
    expect(warnings.filter((warning) => !/^unresolved reference|^unsupported document encoding/.test(warning))).toEqual([]);
  });
});

it('given contents that can not be kept, then the warnings say so', async () => {
  const lossy = readFileSync('test/bpmn/exchange/diagrams/chinese-ids.bpmn', 'utf8').replace(
    '<bpmn:task id="走访"',
    '<own:note xmlns:own="urn:own">x</own:note><bpmn:task default="没有" id="走访"',
  );
  const { warnings } = await saved(lossy);

  expect(warnings.map((warning) => warning.split('\n', 1)[0])).toEqual([
    'unparsable content <own:note> detected',
    'unresolved reference <没有>',
  ]);
});
