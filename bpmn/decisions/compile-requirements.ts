import type { Requirement, TypedName } from '../../engine/definition/decision-definition.ts';
import { present } from '../compilation/present.ts';
import { child, children, idOf, labelOf, text, type ModdleElement } from '../reading/moddle-element.ts';
import { nameOf } from '../reading/process-source.ts';
import { kindOfElement, referredId, type DecisionModel } from './decision-model.ts';
import type { LogicContext } from './logic-context.ts';

/** Finds what an element requires in the file; what isn't there, or of another kind, is a fault. */
export class RequirementReader {
  readonly #model: DecisionModel;
  readonly #context: LogicContext;

  constructor(model: DecisionModel, context: LogicContext) {
    this.#model = model;
    this.#context = context;
  }

  decisions(references: readonly ModdleElement[]): readonly Requirement[] {
    return references.flatMap((reference) => this.#find(reference, ['dmn:Decision'])).map(requirementOf);
  }

  /** Business knowledge models and decision services. */
  knowledge(references: readonly ModdleElement[]): readonly Requirement[] {
    const kinds = ['dmn:BusinessKnowledgeModel', 'dmn:DecisionService'];
    return references.flatMap((reference) => this.#find(reference, kinds)).map(requirementOf);
  }

  /** Input data is nothing but a variable with a type (DMN 1.3, 6.3.11). */
  inputData(references: readonly ModdleElement[]): readonly TypedName[] {
    return references
      .flatMap((reference) => this.#find(reference, ['dmn:InputData']))
      .map((element) => {
        const variable = child(element, 'variable');
        return { name: nameOf(variable) ?? nameOf(element) ?? '', ...present({ type: this.#context.typeOf(variable) }) };
      });
  }

  /** Two that are called the same would hide one another. */
  checkNames(requirements: readonly Requirement[]): void {
    const seen = new Map<string, string>();
    for (const { id, names } of requirements) {
      for (const name of names) {
        const other = seen.get(name);
        if (other !== undefined && other !== id) {
          this.#context.fault(`依赖的“${other}”和“${id}”名称相同（“${name}”），无法区分。`, '请为它们使用不同的名称。');
        }
        seen.set(name, id);
      }
    }
  }

  #find(reference: ModdleElement, kinds: readonly string[]): readonly ModdleElement[] {
    const id = referredId(reference);
    const found = id === undefined ? undefined : this.#model.elements.get(id);
    if (found !== undefined && kinds.includes(found.$type)) return [found];
    const href = text(reference, 'href') ?? '';
    if (id === undefined) {
      this.#context.fault(
        `依赖另一个文件中的元素（${href}），引擎暂不支持导入。`,
        '请把所需的决策、知识模型和输入数据放进同一个 .dmn 文件。',
      );
    } else if (found === undefined) {
      this.#context.fault(`依赖的“${id}”不在文件中。`, '请补上该元素，或删除指向它的连线。');
    } else {
      this.#context.fault(`依赖的${labelOf(found)}是${kindOfElement(found)}，不能用在这里。`, '请用 DMN 设计器重新连线。');
    }
    return [];
  }
}

/** The references of one kind in requirements of one kind. */
export function referencesIn(element: ModdleElement, requirement: string, reference: string): readonly ModdleElement[] {
  return children(element, requirement).flatMap((item) => child(item, reference) ?? []);
}

/** How an element is called by what requires it: by its id as in Camunda 8, by its name, and (last) by its variable's. */
export function requirementOf(element: ModdleElement): Requirement {
  const id = idOf(element) ?? '';
  const names = [id, nameOf(element), nameOf(child(element, 'variable'))].filter((name) => name !== undefined);
  // Of two equal names the last counts: it says what DMN calls the element.
  return { id, names: names.filter((name, index) => names.lastIndexOf(name) === index) };
}
