import { z } from 'zod';
import type { NewPlanEntry } from '../../../db/registers/supervision-plans.ts';
import { isSupervisionTopic } from '../../../domain/supervision/topics.ts';

/** What was typed for an entry of the plan, as it comes back when something has to be mended. */
export interface TypedEntry {
  readonly year: string;
  readonly month: string;
  readonly station: string;
  readonly supervisor: string;
  readonly topics: readonly string[];
  readonly note: string;
}

export type EntryProblems = Readonly<Partial<Record<keyof TypedEntry, string>>>;

export type ReadEntry =
  | { readonly ok: true; readonly entry: NewPlanEntry }
  | { readonly ok: false; readonly typed: TypedEntry; readonly problems: EntryProblems };

/** Picks the fields out of a posted body; repeated and absent ones are as people left them. */
export function typedEntry(body: unknown): TypedEntry {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const one = (name: string) => z.string().catch('').parse(fields[name]).trim();
  const topics = z.union([z.array(z.string()), z.string().transform((topic) => [topic])]).catch([]);
  return {
    year: one('year'),
    month: one('month'),
    station: one('station'),
    supervisor: one('supervisor'),
    topics: topics.parse(fields.topics),
    note: one('note'),
  };
}

/** What the plan may name. */
export interface EntryChoices {
  readonly stations: readonly string[];
  readonly supervisors: readonly string[];
}

/** Checks an entry: either what goes into the plan, or what has to be mended, in Chinese, field by field. */
export function readEntry(typed: TypedEntry, { stations, supervisors }: EntryChoices): ReadEntry {
  const { station, supervisor, note } = typed;
  const [year, month] = [wholeNumber(typed.year), wholeNumber(typed.month)];
  const topics = typed.topics.filter(isSupervisionTopic);
  const problems: EntryProblems = {
    ...(year >= 2000 && year <= 2999 ? {} : { year: '年份应为四位数，例如 2026' }),
    ...(month >= 1 && month <= 12 ? {} : { month: '请选择月份' }),
    ...(stations.includes(station) ? {} : { station: '请选择站点' }),
    ...(supervisor === '' || supervisors.includes(supervisor) ? {} : { supervisor: '这位督导已不在督导团队，请重新选择' }),
    ...(topics.length > 0 ? {} : { topics: '请至少选择一个督导主题' }),
    ...noteProblem(note),
  };
  if (Object.keys(problems).length > 0) return { ok: false, typed, problems };
  return {
    ok: true,
    entry: {
      year,
      month,
      station,
      topics,
      ...(supervisor === '' ? {} : { supervisor }),
      ...(note === '' ? {} : { note }),
    },
  };
}

const LONGEST_NOTE = 300;

function noteProblem(note: string): EntryProblems {
  if (note.length > LONGEST_NOTE) return { note: `说明最多 ${LONGEST_NOTE} 字，现在是 ${note.length} 字` };
  return /[\0\p{Surrogate}]/u.test(note) ? { note: '说明含有不能保存的字符' } : {};
}

function wholeNumber(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}
