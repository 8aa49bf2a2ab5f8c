import type { DecisionLogic } from '../../engine/definition/decision-logic.ts';
import type { DecisionType } from '../../engine/definition/decision-type.ts';
import { LONGEST_SOURCE, feelSyntaxFault } from '../../engine/feel/index.ts';
import { isFeelLanguage } from '../extensions/condition.ts';
import { child, text, type ModdleElement } from '../reading/moddle-element.ts';
import type { CompilationReport } from './compilation-report.ts';
import { compileType } from './compile-type.ts';

/** Compiles a piece of logic; one function for each kind (`logic/`). */
export type CompileLogic = (element: ModdleElement, context: LogicContext) => DecisionLogic;

interface Surroundings {
  readonly definitions: ModdleElement;
  readonly report: CompilationReport;
  readonly compileLogic: CompileLogic;
  /** Names that FEEL sources may use, as far as the file tells. */
  readonly names: readonly string[];
  /** Where in the element's logic, for messages. */
  readonly place: string;
}

/** What the compilation of a piece of logic may ask and say. */
export class LogicContext {
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    const names = surroundings.names.filter((name) => !PLAIN_NAME.test(name));
    this.#surroundings = { ...surroundings, names };
  }

  /** The same inside a part, in which further names may be known. */
  inside(place: string, names: readonly string[] = []): LogicContext {
    const outer = this.#surroundings;
    return new LogicContext({ ...outer, place: `${outer.place}${place}：`, names: [...outer.names, ...names] });
  }

  /** The same with further names known. */
  knowing(names: readonly string[]): LogicContext {
    const outer = this.#surroundings;
    return new LogicContext({ ...outer, names: [...outer.names, ...names] });
  }

  fault(message: string, remedy: string): void {
    this.#surroundings.report.fault(`${this.#surroundings.place}${message}`, remedy);
  }

  logic(element: ModdleElement | undefined): DecisionLogic {
    if (element !== undefined) return this.#surroundings.compileLogic(element, this);
    this.fault('没有填写内容，或内容是引擎不认识的表达式。', '请填写表达式，或改用决策表、文字表达式等 DMN 1.5 的表达式。');
    return NOTHING;
  }

  /** The type of a variable, clause or expression. */
  typeOf(element: ModdleElement | undefined): DecisionType | undefined {
    const typeRef = text(element, 'typeRef');
    const type = compileType(typeRef, this.#surroundings.definitions);
    if (type !== 'unknown') return type;
    this.#surroundings.report.note(
      `类型“${typeRef ?? ''}”没有定义，不检查。`,
      '请在文件中定义该类型，或改用 string、number、boolean、date 等类型。',
    );
    return undefined;
  }

  /** The FEEL text of an expression or of unary tests, without surrounding blanks; empty when there is none. */
  feel(expression: ModdleElement | undefined, kind: 'expression' | 'unaryTests', place: string): string {
    const source = text(expression, 'text') ?? '';
    const language = text(expression, 'expressionLanguage') ?? text(this.#surroundings.definitions, 'expressionLanguage');
    if (language !== undefined && !isFeelLanguage(language)) {
      this.#surroundings.report.fault(`表达式语言“${language}”不受支持。`, '请改用 FEEL。');
    } else if (child(expression, 'importedValues') !== undefined) {
      this.fault(`${place}引用了外部的值（importedValues），引擎暂不支持。`, '请直接填写表达式。');
    } else if (source !== '') {
      this.#checkFeel(source, kind, place);
    }
    return source;
  }

  #checkFeel(source: string, kind: 'expression' | 'unaryTests', place: string): void {
    const reason =
      source.length > LONGEST_SOURCE ? `超过 ${LONGEST_SOURCE} 个字符` : feelSyntaxFault(source, kind, this.#surroundings.names);
    if (reason !== undefined) this.fault(`${place}的“${source.slice(0, 80)}”：${reason}。`, '请按 FEEL 语法修改。');
  }
}

/** Names that FEEL reads as such without being told. */
const PLAIN_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_ ]*$/u;

/** Stands for what is missing: the decision is refused, so that it never runs. */
const NOTHING: DecisionLogic = { kind: 'literalExpression', text: 'null' };
