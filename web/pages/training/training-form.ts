import { z } from 'zod';
import type { TrainingContent } from '../../../db/registers/trainings.ts';
import { isTrainingKind, type TrainingKind } from '../../../domain/training/training-kinds.ts';
import { isCalendarDate } from '../../../domain/id-number.ts';

/** What was typed for a training, as it comes back when something has to be mended. */
export interface TypedTraining {
  readonly date: string;
  readonly topic: string;
  readonly kind: string;
  readonly hours: string;
  readonly organiser: string;
  readonly participants: readonly string[];
  /** Why a record is corrected; new ones need none. */
  readonly reason: string;
}

export type TrainingProblems = Readonly<Partial<Record<keyof TypedTraining, string>>>;

export type ReadTraining =
  { readonly ok: true; readonly content: TrainingContent } | { readonly ok: false; readonly problems: TrainingProblems };

/** Picks the fields out of a posted body; repeated and absent ones are as people left them. */
export function typedTraining(body: unknown): TypedTraining {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const one = (name: string) => z.string().catch('').parse(fields[name]).trim();
  const many = z.union([z.array(z.string()), z.string().transform((person) => [person])]).catch([]);
  return {
    date: one('date'),
    topic: one('topic'),
    kind: one('kind'),
    hours: one('hours'),
    organiser: one('organiser'),
    participants: many.parse(fields.participants),
    reason: one('reason'),
  };
}

export interface TrainingLimits {
  /** Ids of the people who may have taken part. */
  readonly people: readonly string[];
  readonly today: string;
  readonly needsReason: boolean;
}

/** Checks a training: either what goes into the register, or what has to be mended, in Chinese, field by field. */
export function readTraining(typed: TypedTraining, { people, today, needsReason }: TrainingLimits): ReadTraining {
  const kind: TrainingKind | undefined = isTrainingKind(typed.kind) ? typed.kind : undefined;
  const hours = Number(typed.hours);
  const problems: TrainingProblems = {
    ...dateProblem(typed.date, today),
    ...textProblem('topic', '培训主题', typed.topic, 100),
    ...(kind === undefined ? { kind: '请选择培训类型' } : {}),
    ...(isHours(typed.hours) ? {} : { hours: `学时应在 0.5 到 ${MOST_HOURS} 之间，可以写半个学时，例如 3.5` }),
    ...textProblem('organiser', '组织单位', typed.organiser, 60),
    ...participantsProblem(typed.participants, people),
    ...(needsReason ? reasonProblem(typed.reason) : {}),
  };
  if (kind === undefined || Object.keys(problems).length > 0) return { ok: false, problems };
  const { date, topic, organiser, participants } = typed;
  return { ok: true, content: { date, topic, kind, hours, organiser, participants } };
}

/** What is wrong with the reason for a correction or a cancellation. */
export function reasonProblem(reason: string): { readonly reason?: string } {
  if (UNSTORABLE.test(reason)) return { reason: '原因含有不能保存的字符' };
  return reason.length >= 4 && reason.length <= 300 ? {} : { reason: `请写明原因，4 到 300 字，现在是 ${reason.length} 字` };
}

/** A training of more than two weeks is several. */
const MOST_HOURS = 80;
const UNSTORABLE = /[\0\p{Surrogate}]/u;

function isHours(text: string): boolean {
  return /^\d{1,2}(\.[05])?$/.test(text) && Number(text) > 0 && Number(text) <= MOST_HOURS;
}

function dateProblem(date: string, today: string): TrainingProblems {
  if (!isCalendarDate(date)) return { date: '请填写培训日期' };
  if (date > today) return { date: '培训日期在今天以后，办完培训再登记' };
  return date < '2000-01-01' ? { date: '培训日期应在 2000 年以后' } : {};
}

function textProblem(field: 'topic' | 'organiser', label: string, text: string, longest: number): TrainingProblems {
  if (UNSTORABLE.test(text)) return { [field]: `${label}含有不能保存的字符` };
  return text.length >= 2 && text.length <= longest ? {} : { [field]: `${label}应为 2 到 ${longest} 字，现在是 ${text.length} 字` };
}

function participantsProblem(chosen: readonly string[], people: readonly string[]): TrainingProblems {
  if (chosen.length === 0) return { participants: '请至少选择一名参加人员' };
  return chosen.every((person) => people.includes(person)) ? {} : { participants: '有参加人员不在这个站点，请重新选择' };
}
