import { FeelFault } from '../feel-fault.ts';

/** A regular expression as it is written; `Character` takes one code point. */
export type Pattern =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly of: Pattern; readonly least: number; readonly most: number | null; readonly isLazy: boolean }
  | { readonly kind: 'group'; readonly of: Pattern; readonly index: number }
  | { readonly kind: 'position'; readonly at: 'start' | 'end' | 'boundary' | 'noBoundary' };

/** Reads the pattern language of JavaScript (`u` flag) without back references and look-around, which no automaton can do. */
export function readPattern(source: string, flags: string): { readonly pattern: Pattern; readonly groups: number } {
  const reader: Reader = { source, flags, at: 0, groups: 0, depth: 0 };
  const pattern = readChoice(reader);
  if (reader.at < source.length) {
    throw fault(source, '的括号不成对');
  }
  return { pattern, groups: reader.groups };
}

interface Reader {
  readonly source: string;
  readonly flags: string;
  at: number;
  groups: number;
  depth: number;
}

function readChoice(reader: Reader): Pattern {
  const options = [readSequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    options.push(readSequence(reader));
  }
  const [only] = options;
  return only && options.length === 1 ? only : { kind: 'choice', options };
}

function readSequence(reader: Reader): Pattern {
  const parts: Pattern[] = [];
  while (reader.at < reader.source.length && !'|)'.includes(reader.source.charAt(reader.at))) {
    parts.push(readRepeats(reader, readAtom(reader)));
  }
  return { kind: 'sequence', parts };
}

function readRepeats(reader: Reader, of: Pattern): Pattern {
  const [written = '', symbol = '', least = '', comma, most = ''] = next(reader, /(?:([*+?])|\{(\d{1,6})(,)?(\d{1,6})?\})/uy) ?? [];
  if (written === '') {
    return of;
  }
  const isLazy = next(reader, /\?/uy) !== undefined;
  switch (symbol) {
    case '*':
      return { kind: 'repeat', of, least: 0, most: null, isLazy };
    case '+':
      return { kind: 'repeat', of, least: 1, most: null, isLazy };
    case '?':
      return { kind: 'repeat', of, least: 0, most: 1, isLazy };
    default:
      return {
        kind: 'repeat',
        of,
        least: Number(least),
        most: comma === undefined ? Number(least) : most === '' ? null : Number(most),
        isLazy,
      };
  }
}

function readAtom(reader: Reader): Pattern {
  if (next(reader, /\(/uy)) {
    return readGroup(reader);
  }
  const [position] = next(reader, /[\^$]|\\[bB]/uy) ?? [];
  if (position !== undefined) {
    return { kind: 'position', at: POSITIONS[position] ?? 'start' };
  }
  if (next(reader, /\\(?:[1-9]|k)/uy)) {
    throw fault(reader.source, '使用了反向引用');
  }
  const [atom] =
    next(reader, /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\c[a-z]|\\.|[^\\[\]*+?{}]/isuy) ?? [];
  if (atom === undefined) {
    throw fault(reader.source, `在第 ${reader.at + 1} 个字符处写法有误`);
  }
  return { kind: 'character', accepts: acceptorOf(reader, atom) };
}

const POSITIONS: Readonly<Record<string, (Pattern & { kind: 'position' })['at']>> = {
  '^': 'start',
  $: 'end',
  '\\b': 'boundary',
  '\\B': 'noBoundary',
};

function readGroup(reader: Reader): Pattern {
  if (next(reader, /\?(?:=|!|<=|<!)/uy)) {
    throw fault(reader.source, '使用了断言');
  }
  reader.depth += 1;
  if (reader.depth > DEEPEST_GROUP) {
    throw fault(reader.source, '的括号嵌套太深');
  }
  const isCapturing = next(reader, /\?:/uy) === undefined;
  next(reader, /\?<[^>]*>/uy);
  if (isCapturing) {
    reader.groups += 1;
  }
  const index = reader.groups;
  const of = readChoice(reader);
  if (!next(reader, /\)/uy)) {
    throw fault(reader.source, '的括号不成对');
  }
  reader.depth -= 1;
  return isCapturing ? { kind: 'group', of, index } : of;
}

const DEEPEST_GROUP = 20;

/** What one character of the pattern accepts is left to JavaScript, which can't backtrack within one character. */
function acceptorOf({ source, flags }: Reader, atom: string): (character: string) => boolean {
  if (/^[^\\.[]$/u.test(atom) && !flags.includes('i')) {
    return (character) => character === atom;
  }
  try {
    const expression = new RegExp(`^${atom}$`, `u${flags.replace('m', '')}`);
    return (character) => expression.test(character);
  } catch {
    throw fault(source, `里的“${atom}”写法有误`);
  }
}

function next(reader: Reader, expression: RegExp): RegExpExecArray | undefined {
  expression.lastIndex = reader.at;
  const found = expression.exec(reader.source) ?? undefined;
  reader.at += found?.[0].length ?? 0;
  return found;
}

function fault(source: string, reason: string): FeelFault {
  return new FeelFault(`模式“${source.slice(0, 40)}”${reason}`);
}
