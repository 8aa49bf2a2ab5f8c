import { isRecord } from '../../support/is-record.ts';
import { type z } from 'zod';

/**
 * Parses with a strict schema, but takes keys that the schema doesn't know as notes instead of errors: a scenario
 * written for a newer runner still says what it can. Throws a `ScenarioFormatError` for anything else.
 */
export function parseNotingUnknownKeys<T>(schema: z.ZodType<T>, contents: unknown, place: string, notes: string[]): T {
  let rest = contents;
  for (;;) {
    const result = schema.safeParse(rest);
    if (result.success) return result.data;
    const unknown = result.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (unknown.length === 0) throw new ScenarioFormatError(result.error.issues.map((issue) => `${place}${describe(issue)}`).join('; '));
    for (const issue of unknown) {
      const names = issue.keys.map((key) => [...issue.path, key].join('.')).join(', ');
      notes.push(`${place}unknown key ignored: ${names}`);
      rest = without(rest, issue.path, issue.keys);
    }
  }
}

/** The file isn't a scenario; the message names each place that doesn't fit. */
export class ScenarioFormatError extends Error {}

function describe(issue: z.core.$ZodIssue): string {
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}

function without(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined) {
    return isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) : value;
  }
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === first ? without(item, rest, keys) : item));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === first ? without(item, rest, keys) : item]));
}
