import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AdviceStatus } from '../../domain/supervision/visits.ts';
import type { Transaction } from '../connection.ts';
import type { VisitAuthorship } from './write-supervision.ts';

export interface NewAdvice {
  readonly content: string;
  /** Day by which the station has followed it. */
  readonly deadline: string;
}

export interface WrittenAdvice extends NewAdvice {
  readonly id: string;
}

/** Writes the advice of a visit in the order given. */
export async function addAdvice(
  transaction: Transaction,
  { visitId, by, at }: VisitAuthorship,
  advice: readonly NewAdvice[],
): Promise<readonly WrittenAdvice[]> {
  const written = advice.map((each) => ({ ...each, id: randomUUID() }));
  if (written.length === 0) return [];
  await transaction('supervision_advice').insert(
    written.map(({ id, content, deadline }, index) => ({
      id,
      visit_id: visitId,
      position: index + 1,
      content,
      deadline,
      status: 'open',
      by_person: by,
      at,
    })),
  );
  return written;
}

const workingAdvice = z.object({ id: z.string(), status: z.enum(['open', 'followed-up', 'accepted']), deadline: z.string() });

/** Advice of a visit, whose row the caller has locked; undefined when the visit has none of that id. */
export async function findAdvice(
  transaction: Transaction,
  visitId: string,
  id: string,
): Promise<z.infer<typeof workingAdvice> | undefined> {
  const row: unknown = await transaction('supervision_advice').where({ id, visit_id: visitId }).first('id', 'status', 'deadline');
  return workingAdvice.optional().parse(row);
}

/** What a station did about advice, or what the supervisor said to that. */
export type AdviceStep =
  | { readonly step: 'followed-up'; readonly text: string }
  | { readonly step: 'accepted'; readonly text?: string | undefined }
  | { readonly step: 'returned'; readonly text: string; readonly deadline: string };

export async function addAdviceStep(
  transaction: Transaction,
  adviceId: string,
  { by, at }: VisitAuthorship,
  step: AdviceStep,
): Promise<AdviceStatus> {
  const status = step.step === 'returned' ? 'open' : step.step;
  await transaction('supervision_advice_steps').insert({
    advice_id: adviceId,
    step: step.step,
    text: step.text ?? null,
    by_person: by,
    at,
  });
  await transaction('supervision_advice')
    .where({ id: adviceId })
    .update({ status, ...(step.step === 'returned' ? { deadline: step.deadline } : {}) });
  return status;
}

/** How much of a visit's advice isn't accepted yet. */
export async function countOpenAdvice(transaction: Transaction, visitId: string): Promise<number> {
  const rows: unknown = await transaction('supervision_advice')
    .where({ visit_id: visitId })
    .whereNot({ status: 'accepted' })
    .count({ total: '*' });
  return z.tuple([z.object({ total: z.number() })]).parse(rows)[0].total;
}
