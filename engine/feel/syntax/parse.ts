import { parser, trackVariables } from 'lezer-feel';
import { FeelFault } from '../feel-fault.ts';
import { functions } from '../functions/index.ts';
import { DEEPEST_SOURCE, LONGEST_SOURCE, MOST_BRACKETS, MOST_ENTRIES, MOST_TOKENS } from '../limits.ts';
import type { SyntaxNode } from './syntax-node.ts';

export type SourceKind = 'expression' | 'unaryTests';

/**
 * Parses a source (DMN 1.3, 10.3.1.2) as Camunda writes it: names with signs in backticks. `names` are variables
 * whose name holds such signs all the same. Throws a `FeelFault` that says in Chinese what is wrong and where.
 */
export function parse(source: string, kind: SourceKind, names: readonly string[] = []): SyntaxNode {
  refuseWhatTakesLong(source);
  const known = [...functions.keys()].filter((name) => name.includes(' ') && source.includes(name.slice(0, name.indexOf(' '))));
  const tree = parser
    .configure({
      top: kind === 'expression' ? 'Expression' : 'UnaryTests',
      dialect: 'camunda',
      contextTracker: trackVariables(Object.fromEntries([...known, ...names].map((name) => [name, null]))),
    })
    .parse(source);
  return nodeOf(source, tree.topNode, 0);
}

type ParsedNode = ReturnType<typeof parser.parse>['topNode'];

function nodeOf(source: string, parsed: ParsedNode, level: number): SyntaxNode {
  const { from, to, type } = parsed;
  if (type.isError) {
    throw syntaxFault(source, from);
  }
  if (level > DEEPEST_SOURCE) {
    throw new FeelFault(`${SYNTAX}：嵌套超过 ${DEEPEST_SOURCE} 层`);
  }
  const children: SyntaxNode[] = [];
  for (let child = parsed.firstChild; child; child = child.nextSibling) {
    if (child.type.isError || !child.type.isSkipped) {
      children.push(nodeOf(source, child, level + 1));
    }
  }
  return { name: type.name, text: source.slice(from, to), children, depth: 1 + Math.max(0, ...children.map((child) => child.depth)) };
}

const SYNTAX = '表达式写法有误';

function syntaxFault(source: string, position: number): FeelFault {
  return new FeelFault(
    position >= source.trimEnd().length
      ? `${SYNTAX}：不完整`
      : `${SYNTAX}：第 ${position + 1} 个字符“${source.slice(position, position + 10)}”处`,
  );
}

/** The parser's own time isn't linear: what it would find hard is refused before. */
function refuseWhatTakesLong(source: string): void {
  if (source.length > LONGEST_SOURCE) {
    throw new FeelFault(`${SYNTAX}：长度 ${source.length} 超过 ${LONGEST_SOURCE} 个字符`);
  }
  let [tokens, open, entries] = [0, 0, 0];
  for (const [token] of source.matchAll(TOKEN)) {
    tokens += 1;
    open += '([{'.includes(token) ? 1 : ')]}'.includes(token) ? -1 : 0;
    entries += token === ':' ? 1 : 0;
    if (tokens > MOST_TOKENS || open > MOST_BRACKETS || entries > MOST_ENTRIES) {
      throw new FeelFault(`${SYNTAX}：太长或嵌套太深（最多 ${MOST_TOKENS} 个词和符号、${MOST_BRACKETS} 层括号、${MOST_ENTRIES} 个冒号）`);
    }
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[\p{L}\p{N}_]+|[^\s]/gsu;
