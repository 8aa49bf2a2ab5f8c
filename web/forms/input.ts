import { isList, type JsonObject, type JsonValue } from './json-values.ts';
import type { DraftContent } from '../../db/drafts/drafts.ts';

/**
 * What a browser sent for a form: texts by field path (`plan.goals.0.text`). A map, so that no name can reach a
 * prototype; only the paths that the form asks for are ever read.
 */
export type FormInput = ReadonlyMap<string, readonly string[]>;

/** In the page every field's name begins so, apart from the page's own fields (`_csrf`, `_token`, …). */
export const FIELD_PREFIX = 'v.';

/** Picks the form's fields out of a parsed body. Line ends become `\n`, as everything else stores them. */
export function inputFromBody(body: unknown): FormInput {
  const input = new Map<string, string[]>();
  if (typeof body !== 'object' || body === null) return input;
  for (const [name, sent] of Object.entries(body)) {
    if (!name.startsWith(FIELD_PREFIX)) continue;
    const texts = (Array.isArray(sent) ? sent : [sent])
      .filter((text) => typeof text === 'string')
      .map((text) => text.replaceAll(/\r\n?/gu, '\n'));
    input.set(name.slice(FIELD_PREFIX.length), texts);
  }
  return input;
}

/** Deeper values than this can't belong to a form. */
const DEEPEST = 20;

/** The same from a JSON request: an object as the form's data has it. Lists of objects are rows; what is too deep is left out. */
export function inputFromJson(values: JsonObject): FormInput {
  const input = new Map<string, string[]>();
  flatten(values, '', input, 0);
  return input;
}

export function inputFromDraft(content: DraftContent): FormInput {
  return new Map(Object.entries(content));
}

/** For the drafts table: characters that PostgreSQL can't keep become visible marks instead of an error. */
export function draftFromInput(input: FormInput): DraftContent {
  return Object.fromEntries(
    [...input].map(([path, texts]) => [path, texts.map((text) => text.replaceAll('\0', '␀').replaceAll(/\p{Surrogate}/gu, '\u{FFFD}'))]),
  );
}

/** What a ticked box sends. */
export const CHECKED = 'on';

/** The hidden field of a list that says how many rows the page showed. */
export function rowCountPath(listPath: string): string {
  return `${listPath}.#`;
}

function flatten(value: JsonValue, path: string, input: Map<string, string[]>, depth: number): void {
  if (depth > DEEPEST) return;
  if (isList(value)) {
    const isRows = value.some((item) => typeof item === 'object' && item !== null);
    if (isRows || value.length === 0) input.set(rowCountPath(path), [String(value.length)]);
    if (isRows) value.forEach((item, index) => flatten(item, `${path}.${index}`, input, depth + 1));
    else input.set(path, value.map(jsonToText));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) flatten(inner, path === '' ? name : `${path}.${name}`, input, depth + 1);
  } else if (path !== '') {
    input.set(path, [jsonToText(value)]);
  }
}

function jsonToText(value: JsonValue): string {
  if (value === true) return CHECKED;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
