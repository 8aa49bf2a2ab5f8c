import { compileCell, compileExpression } from './compilation/compile.ts';
import type { Evaluate, Test } from './compilation/evaluate.ts';
import { FeelFault } from './feel-fault.ts';
import { parse, type SourceKind } from './syntax/parse.ts';
import type { SyntaxNode } from './syntax/syntax-node.ts';

/** An expression ready to be evaluated, or why it never will be. */
export type CompiledExpression = Compiled<Evaluate>;
export type CompiledCell = Compiled<Test>;

type Compiled<T> = { readonly ok: true; readonly run: T; readonly depth: number } | { readonly ok: false; readonly message: string };

/** Compiles an expression, or remembers it: diagrams evaluate the same few over and over. */
export function compiledExpression(source: string, names: readonly string[]): CompiledExpression {
  return expressions.get(source, names, 'expression', (tree) => compileExpression(tree, names));
}

export function compiledCell(source: string, names: readonly string[]): CompiledCell {
  return cells.get(source, names, 'unaryTests', (tree) => compileCell(tree, names));
}

/** What was compiled lately. It changes no result and no count of work, so that a replay with another memory ends the same. */
class Memory<T> {
  readonly #known = new Map<string, Compiled<T>>();
  #characters = 0;

  get(source: string, names: readonly string[], kind: SourceKind, compile: (tree: SyntaxNode) => T): Compiled<T> {
    const key = names.length === 0 ? source : JSON.stringify([source, ...names]);
    const known = this.#known.get(key);
    if (known) {
      return known;
    }
    this.#characters += key.length;
    if (this.#characters > MOST_CHARACTERS) {
      this.#known.clear();
      this.#characters = key.length;
    }
    const compiled = attempt(() => {
      const tree = parse(source, kind, names);
      return { ok: true, run: compile(tree), depth: tree.depth };
    });
    this.#known.set(key, compiled);
    return compiled;
  }
}

/** Characters of all sources remembered: about a thousand diagrams' worth, a few megabytes once compiled. */
const MOST_CHARACTERS = 200_000;

const expressions = new Memory<Evaluate>();
const cells = new Memory<Test>();

function attempt<T>(compile: () => Compiled<T>): Compiled<T> {
  try {
    return compile();
  } catch (error) {
    if (error instanceof FeelFault) {
      return { ok: false, message: error.message };
    }
    throw error;
  }
}
