import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedPattern } from '../../../../engine/feel/index.ts';

const character = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '(?:a)', '\\.', '中');
const repeat = fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{2,}', '{2,}?');

/** Patterns of a small alphabet, nested as deep as a backtracking engine still bears. */
const { nested } = fc.letrec<{ nested: string }>((tie) => ({
  nested: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(character, fc.constantFrom('^', '$', '\\b')),
    fc.tuple(tie('nested'), tie('nested')).map(([one, other]) => `${one}${other}`),
    fc.tuple(tie('nested'), tie('nested')).map(([one, other]) => `(${one}|${other})`),
    fc.tuple(tie('nested'), repeat).map(([one, times]) => `(${one})${times}`),
  ),
}));

/** Patterns without a repeat of something empty, which JavaScript alone skips. */
const flat = fc
  .array(
    fc.oneof(
      fc.tuple(character, repeat).map((parts) => `(${parts.join('')})`),
      character,
      fc.tuple(character, character).map((both) => `(${both.join('|')})`),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', ' ', '中', '😀'), maxLength: 8 });

describe('a bounded pattern', () => {
  it('given any pattern and text, then a match begins where one of a backtracking expression does', () => {
    fc.assert(
      fc.property(nested, text, (source, input) => {
        expect(new BoundedPattern(source).find(input, 0)?.start).toBe(new RegExp(source, 'u').exec(input)?.index);
      }),
      { numRuns: 1000 },
    );
  });

  it('given greedy and lazy repeats, then the match and its groups are those of a backtracking expression', () => {
    fc.assert(
      fc.property(flat, text, (source, input) => {
        const expected = new RegExp(source, 'u').exec(input);
        expect(new BoundedPattern(source).find(input, 0)?.groups).toEqual(expected ? [...expected] : undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['i', 'ABC', 'abc', true],
    ['', 'ABC', 'abc', false],
    ['m', '^b$', 'a\nb', true],
    ['', '^b$', 'a\nb', false],
    ['s', 'a.b', 'a\nb', true],
    ['', 'a.b', 'a\nb', false],
    ['', '^\\p{Script=Han}+$', '神木', true],
    ['', '^[\\u4e00-\\u9fa5]{2,4}$', '神木市', true],
    ['', '^1[3-9]\\d{9}$', '13800138000', true],
    ['', '^\\u{1F600}$', '😀', true],
    ['', '[\\]a]', ']', true],
    ['', '(?<year>\\d{4})', '2026', true],
  ])('given flags “%s”, then %s in %j is %j', (flags, source, input, expected) => {
    expect(new BoundedPattern(source, flags).test(input)).toBe(expected);
  });

  it.each(['(', ')', 'a|)', '[a', '*', 'a{2', '\\1', '(?=a)', '(?!a)', '(?<=a)', '\\k<a>', 'a{2000}', '\\'])(
    'given %s, then it says what is wrong',
    (source) => {
      expect(() => new BoundedPattern(source)).toThrow(/模式/);
    },
  );

  it('given a flag that there is not, then it says so', () => {
    expect(() => new BoundedPattern('a', 'x')).toThrow('标志');
  });
});
