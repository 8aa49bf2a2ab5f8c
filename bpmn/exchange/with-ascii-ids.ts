import { readWithAsciiIds } from './ascii-copy.ts';
import { createTolerantModdle, type Extensions } from './tolerant-moddle.ts';
import { everyElement, idOf, isModdleElement } from '../reading/moddle-element.ts';
import { resolveReferences } from '../reading/resolve-references.ts';

/** Has a tool that knows ASCII ids only change a diagram, and gives the diagram its own ids back. */
export async function withAsciiIds(xml: string, extensions: Extensions, change: (xml: string) => Promise<string>): Promise<string> {
  const copy = await readWithAsciiIds(xml, extensions);
  if (copy === undefined || copy.ids.size === 0) return await change(xml);
  const moddle = createTolerantModdle(extensions);
  const { rootElement, references } = await moddle.fromXML(await change(copy.xml));
  if (!isModdleElement(rootElement)) throw new Error('The changed diagram is no BPMN');
  resolveReferences(rootElement, references);
  for (const element of everyElement(rootElement)) {
    const id = copy.ids.get(idOf(element) ?? '');
    if (id !== undefined) element.set('id', id);
  }
  return (await moddle.toXML(rootElement, { format: true })).xml;
}
