import { z } from 'zod';
import { isClientTag } from '../../../domain/client-tags.ts';
import { isFiveSociety } from '../../../domain/five-societies.ts';
import { isCalendarDate } from '../../../domain/id-number.ts';
import { findCatalogueItem } from '../../../domain/service-catalogue.ts';
import { isSupervisionTopic } from '../../../domain/supervision/topics.ts';

/** Field schemas that handlers share. Forms hand over text, empty text and null alike, so each takes them as people mean them. */

const LONG_TEXT = 20_000;

/** Text that somebody has to give. PostgreSQL takes neither NUL nor lone surrogates. */
export function text(label: string, longest = LONG_TEXT) {
  return z
    .string({ error: `请填写${label}` })
    .trim()
    .min(1, `请填写${label}`)
    .max(longest, `${label}不能超过 ${longest} 字`)
    .refine((value) => !/[\0\p{Surrogate}]/u.test(value), `${label}含有不能保存的字符`);
}

/** Something that may be left out: null and empty text count as left out. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(absentWhenEmpty, schema.optional());
}

export function optionalText(label: string, longest = LONG_TEXT) {
  return optional(text(label, longest));
}

/** One of some codes. */
export function code<const Codes extends readonly [string, ...string[]]>(label: string, codes: Codes) {
  return z.enum(codes, { error: `${label}应为以下之一：${codes.join('、')}` });
}

/** A whole number, as a number or as text. */
export function wholeNumber(label: string, least: number, greatest: number) {
  const message = `${label}应为 ${least} 到 ${greatest} 的整数`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value),
    z.number({ error: message }).int(message).min(least, message).max(greatest, message),
  );
}

/** A time in hours, as a number or as text, in tenths; comes out in whole minutes, as registers keep it. */
export function hours(label: string, greatest: number) {
  const message = `${label}应为 0.1 到 ${greatest} 小时`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value),
    z
      .number({ error: message })
      .min(0.1, message)
      .max(greatest, message)
      .transform((given) => Math.round(given * 60)),
  );
}

/** A calendar day as YYYY-MM-DD; a date-time counts as its day. */
export function day(label: string) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().slice(0, 10) : value),
    z.string({ error: `请填写${label}` }).refine(isCalendarDate, `${label}应为存在的日期，写作 2026-11-23`),
  );
}

/** A yes or no, as forms say it. */
export function yesNo(label: string) {
  return z.preprocess(
    (value) =>
      value === 'true' || value === 'yes' ? true : value === 'false' || value === 'no' || value === null || value === '' ? false : value,
    z.boolean({ error: `${label}应为是或否` }),
  );
}

/** A list of codes, as a list or as text with commas; each must be known. */
export function codeList<Code extends string>(label: string, isCode: (value: string) => value is Code) {
  return z.preprocess(splitText, z.array(z.string().refine(isCode, `${label}中有不认识的选项`)));
}

export const supervisionTopicList = codeList('督导主题', isSupervisionTopic);
export const caseId = optional(z.string());
export const societies = codeList('五社联动参与方', isFiveSociety);
export const clientTags = codeList('服务对象类别', isClientTag);
export const catalogueItem = optional(z.string().refine((item) => findCatalogueItem(item) !== undefined, '服务项目不在服务目录中'));

/** Entries as a list, or as text with one entry a line, which `fromLine` turns into an entry. */
export function entries<Entry extends z.ZodType>(entry: Entry, fromLine: (line: string) => unknown) {
  return z.preprocess(
    (value) => {
      if (value === null || value === undefined) return [];
      if (typeof value === 'string') return lines(value).map(fromLine);
      return Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'string' ? fromLine(item) : item)) : value;
    },
    z.array(entry).max(100, '最多 100 条'),
  );
}

function lines(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function absentWhenEmpty(value: unknown): unknown {
  return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

function splitText(value: unknown): unknown {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') {
    return value
      .split(/[,，、]/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  return value;
}
