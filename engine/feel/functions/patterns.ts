import { BoundedPattern, type PatternMatch } from '../patterns/bounded-pattern.ts';
import type { FeelFunction } from '../values/feel-value.ts';
import type { Work } from '../work.ts';
import { four, optional, text, three, two } from './signature.ts';

/** Functions with regular expressions, which run in linear time (`../patterns/`). */
export const patterns: readonly FeelFunction[] = [
  three(
    'matches',
    [
      ['input', text],
      ['pattern', text],
      ['flags', optional(text)],
    ],
    (input, source, flags, work) => patternOf(source, flags, work).test(input, spender(work)),
  ),
  four(
    'replace',
    [
      ['input', text],
      ['pattern', text],
      ['replacement', text],
      ['flags', optional(text)],
    ],
    ([input, source, replacement, flags], work) => {
      const parts: string[] = [];
      let rest = 0;
      for (const match of allMatches(input, patternOf(source, flags, work), work)) {
        parts.push(input.slice(rest, match.start), work.text(fill(replacement, match)));
        rest = match.end;
      }
      return work.text([...parts, input.slice(rest)].join(''));
    },
  ),
  two('split', ['string', text], ['delimiter', text], (string, source, work) => {
    const parts: string[] = [];
    let rest = 0;
    for (const { start, end } of allMatches(string, patternOf(source, undefined, work), work)) {
      // An empty match splits between characters, and neither before the first nor behind the last.
      if (end > start || (start > rest && start < string.length)) {
        parts.push(string.slice(rest, start));
        rest = end;
      }
    }
    parts.push(string.slice(rest));
    work.items(parts.length);
    return parts;
  }),
  two('extract', ['string', text], ['pattern', text], (string, source, work) => {
    const found = allMatches(string, patternOf(source, undefined, work), work).map(({ start, end }) => string.slice(start, end));
    work.items(found.length);
    return found;
  }),
];

function allMatches(string: string, pattern: BoundedPattern, work: Work): PatternMatch[] {
  const matches: PatternMatch[] = [];
  for (let from = 0; from <= string.length;) {
    const match = pattern.find(string, from, spender(work));
    if (!match) {
      break;
    }
    matches.push(match);
    work.spend(MATCH_WORK);
    from = match.end > match.start ? match.end : match.end + ((string.codePointAt(match.end) ?? 0) > 0xffff ? 2 : 1);
  }
  return matches;
}

/** `$1` is a group, `$0` or `$&` the whole, `$$` a dollar. */
function fill(replacement: string, { groups }: PatternMatch): string {
  return replacement.replace(/\$(\d|&|\$)/g, (_written, what: string) =>
    what === '$' ? '$' : (groups[what === '&' ? 0 : Number(what)] ?? ''),
  );
}

function spender(work: Work): (units: number) => void {
  return (units) => {
    work.spend(units);
  };
}

/** Reading a pattern is work too, whether or not it was read before: a replay has another memory. */
function patternOf(source: string, flags: string | undefined, work: Work): BoundedPattern {
  work.spend(source.length);
  const key = `${flags ?? ''}/${source}`;
  const known = readPatterns.get(key);
  if (known) {
    return known;
  }
  const pattern = new BoundedPattern(source, flags);
  if (readPatterns.size >= MOST_KNOWN) {
    readPatterns.clear();
  }
  readPatterns.set(key, pattern);
  return pattern;
}

const MOST_KNOWN = 200;

/** Units of noting one match. */
const MATCH_WORK = 5;

const readPatterns = new Map<string, BoundedPattern>();
