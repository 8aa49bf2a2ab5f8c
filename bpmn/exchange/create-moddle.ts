import { BpmnModdle, type ParseResult } from 'bpmn-moddle';
import { isModdleElement } from '../reading/moddle-element.ts';
import { bpmnMetamodel } from './metamodel.ts';
import { readWithAsciiIds } from './ascii-copy.ts';
import type { Extensions } from './tolerant-moddle.ts';

/** BPMN's reader and writer for tools that save what they have read. */
export function createModdle(extensions: Extensions = {}): BpmnModdle {
  return keepEverything(new BpmnModdle({ bpmn: bpmnMetamodel(), ...extensions }), extensions);
}

/**
 * The reader as published drops elements whose id isn't ASCII, and references with a prefix. Where it has something to
 * complain about, it is given a copy of the file in which every id and reference is one that it likes, and the ids are
 * given back afterwards. What is lost in spite of that is in the warnings.
 */
export function keepEverything(moddle: BpmnModdle, extensions: Extensions): BpmnModdle {
  const read = moddle.fromXML.bind(moddle);
  moddle.fromXML = async (xml, typeName = 'bpmn:Definitions') => {
    const first = await read(xml, typeName);
    const copy = first.warnings.length === 0 ? undefined : await readWithAsciiIds(xml, extensions);
    if (copy === undefined) return first;
    const result = await read(copy.xml, typeName);
    return { ...result, elementsById: giveBack(result.elementsById, copy.ids), warnings: copy.warnings };
  };
  return moddle;
}

function giveBack(elements: ParseResult['elementsById'], ids: ReadonlyMap<string, string>): ParseResult['elementsById'] {
  return Object.fromEntries(
    Object.entries(elements).map(([alias, element]) => {
      const id = ids.get(alias);
      if (id !== undefined && isModdleElement(element)) element.set('id', id);
      return [id ?? alias, element];
    }),
  );
}
