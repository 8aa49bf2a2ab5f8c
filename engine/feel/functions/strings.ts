import type { FeelFunction } from '../values/feel-value.ts';
import { number, one, optional, text, three, two } from './signature.ts';

/** DMN 1.3, 10.3.4.3, and Camunda's own. Positions count characters, from 1 or from the end. */
export const strings: readonly FeelFunction[] = [
  three(
    'substring',
    [
      ['string', text],
      ['start position', number],
      ['length', optional(number)],
    ],
    (string, start, length) => {
      const characters = [...string];
      const from = start < 0 ? Math.max(0, characters.length + start) : Math.max(0, start - 1);
      return characters.slice(from, length === undefined ? undefined : Math.max(from, from + length)).join('');
    },
  ),
  one('string length', ['string', text], (string) => [...string].length),
  one('upper case', ['string', text], (string) => string.toUpperCase()),
  one('lower case', ['string', text], (string) => string.toLowerCase()),
  one('trim', ['string', text], (string) => string.trim()),
  one('is blank', ['string', text], (string) => string.trim() === ''),
  two('substring before', ['string', text], ['match', text], (string, match) => {
    const at = string.indexOf(match);
    return at < 0 ? '' : string.slice(0, at);
  }),
  two('substring after', ['string', text], ['match', text], (string, match) => {
    const at = string.indexOf(match);
    return at < 0 ? '' : string.slice(at + match.length);
  }),
  two('contains', ['string', text], ['match', text], (string, match) => string.includes(match)),
  two('starts with', ['string', text], ['match', text], (string, match) => string.startsWith(match)),
  two('ends with', ['string', text], ['match', text], (string, match) => string.endsWith(match)),
  one('to base64', ['value', text], (string, work) => {
    work.spend(string.length * BASE64_WORK);
    return work.text(base64(utf8(string)));
  }),
];

/** Units a character costs: this is done by hand, because a workflow has no `Buffer`. */
const BASE64_WORK = 3;

function utf8(string: string): number[] {
  const bytes: number[] = [];
  // Half a character has no UTF-8.
  const wellFormed = string.replace(/\p{Surrogate}/gu, '\ufffd');
  for (const [escaped, hex] of encodeURIComponent(wellFormed).matchAll(/%([\dA-F]{2})|[^%]/g)) {
    bytes.push(hex === undefined ? escaped.charCodeAt(0) : Number.parseInt(hex, 16));
  }
  return bytes;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  const quads: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.slice(at, at + 3);
    const bits = ((group[0] ?? 0) << 16) | ((group[1] ?? 0) << 8) | (group[2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((bits >> shift) & 63));
    quads.push(digits.map((digit, index) => (index > group.length ? '=' : digit)).join(''));
  }
  return quads.join('');
}
