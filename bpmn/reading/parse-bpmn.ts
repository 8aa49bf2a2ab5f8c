import zeebePackage from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { createTolerantModdle } from '../exchange/tolerant-moddle.ts';
import socialWorkPackage from '../extensions/social-work.json' with { type: 'json' };
import { completeMessages } from './complete-messages.ts';
import { idOf, isModdleElement, type ModdleElement } from './moddle-element.ts';
import { resolveReferences, type Dangling } from './resolve-references.ts';
import type { FileFinding } from '../problem.ts';

export interface ParsedBpmn {
  readonly definitions: ModdleElement;
  /** Names of elements that the file mentions and doesn't contain. */
  readonly dangling: readonly Dangling[];
  /** Contents that the metamodel doesn't know. */
  readonly unknown: readonly UnknownContent[];
}

export interface UnknownContent {
  /** Tag or attribute with its prefix; a whole message where the parser can't say. */
  readonly name: string;
  readonly kind: 'tag' | 'attribute';
  readonly element?: string;
}

/** Reads the file into BPMN's metamodel. Expects text that `scanXml` has passed. */
export async function parseBpmn(xml: string): Promise<ParsedBpmn | FileFinding> {
  // A moddle keeps nothing of a file, but making one is cheap (a few ms) and leaves nothing to doubt.
  const moddle = createTolerantModdle({ zeebe: zeebePackage, sw: socialWorkPackage });
  try {
    const { rootElement, references, warnings } = await moddle.fromXML(xml);
    if (!isModdleElement(rootElement) || rootElement.$type !== 'bpmn:Definitions') return notBpmn('根元素不是 definitions');
    const dangling = resolveReferences(rootElement, references);
    completeMessages(rootElement);
    return { definitions: rootElement, dangling, unknown: warnings.flatMap(({ message, element }) => unknownContent(message, element)) };
  } catch {
    return notBpmn('根元素不是 definitions，或内容无法读取');
  }
}

function unknownContent(message: string, element: unknown): readonly UnknownContent[] {
  // The scan has refused elements that BPMN doesn't have, save inside extensions, where they mean nothing.
  if (message.includes('nested error: unknown type <bpmn:')) {
    return [];
  }
  if (message.startsWith('unparsable content')) {
    return [{ name: /nested error: .*<([^>]*)>/.exec(message)?.[1] ?? firstLine(message), kind: 'tag', ...placeOf(element) }];
  }
  const attribute = /^unknown attribute <([^>]*)>/.exec(message)?.[1];
  return attribute === undefined ? [] : [{ name: attribute, kind: 'attribute', ...placeOf(element) }];
}

function placeOf(element: unknown): { readonly element?: string } {
  const id = isModdleElement(element) ? idOf(element) : undefined;
  return id === undefined ? {} : { element: id };
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}

function notBpmn(detail: string): FileFinding {
  return {
    rule: 'not-bpmn',
    message: `文件不是 BPMN 2.0 流程图（${detail}）。`,
    remedy: '请上传由 BPMN 2.0 设计器导出的 .bpmn 文件。',
  };
}
