import { children, idOf, text, type ModdleElement } from '../reading/moddle-element.ts';

/** The elements of a file's decision requirements graph (DMN 1.3, 6.3), by id. */
export interface DecisionModel {
  readonly definitions: ModdleElement;
  readonly elements: ReadonlyMap<string, ModdleElement>;
}

export function readDecisionModel(definitions: ModdleElement): DecisionModel {
  const elements = children(definitions, 'drgElement').flatMap((element) => {
    const id = idOf(element);
    return id === undefined ? [] : [[id, element] as const];
  });
  return { definitions, elements: new Map(elements) };
}

/** What an element of the graph is called in messages. */
export function kindOfElement(element: ModdleElement): string {
  return KINDS.get(element.$type) ?? '元素';
}

/** The id that a reference names; undefined when it leads to another file (DMN 1.3, 7.3.1). */
export function referredId(reference: ModdleElement): string | undefined {
  const href = text(reference, 'href') ?? '';
  return href.startsWith('#') ? href.slice(1) : undefined;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['dmn:Decision', '决策'],
  ['dmn:BusinessKnowledgeModel', '业务知识模型'],
  ['dmn:DecisionService', '决策服务'],
  ['dmn:InputData', '输入数据'],
  ['dmn:KnowledgeSource', '知识来源'],
]);
