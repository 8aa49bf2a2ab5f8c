import type { ParseWarning } from 'bpmn-moddle';
import { isModdleElement } from '../reading/moddle-element.ts';
import { resolveReferences } from '../reading/resolve-references.ts';
import { giveAsciiIds } from './ascii-ids.ts';
import { createTolerantModdle, type Extensions } from './tolerant-moddle.ts';

/** A copy of a file in which every id is ASCII and no reference has a prefix. */
export interface AsciiCopy {
  readonly xml: string;
  /** The ids of the file by those in the copy. */
  readonly ids: ReadonlyMap<string, string>;
  /** What the copy lacks. */
  readonly warnings: readonly ParseWarning[];
}

/** Undefined when the file isn't BPMN. */
export async function readWithAsciiIds(xml: string, extensions: Extensions): Promise<AsciiCopy | undefined> {
  const moddle = createTolerantModdle(extensions);
  const { rootElement, references, warnings } = await moddle.fromXML(xml);
  if (!isModdleElement(rootElement)) return undefined;
  const dangling = resolveReferences(rootElement, references);
  const ids = giveAsciiIds(rootElement);
  // Without ids the tolerant reader finds no reference at all: only those that lead nowhere are worth a word.
  const others = warnings.filter(({ message }) => !message.startsWith(UNRESOLVED));
  const lost = dangling.map(({ element, id }) => ({ message: `${UNRESOLVED} <${id}>`, element }));
  return { xml: (await moddle.toXML(rootElement)).xml, ids, warnings: [...others, ...lost] };
}

const UNRESOLVED = 'unresolved reference';
