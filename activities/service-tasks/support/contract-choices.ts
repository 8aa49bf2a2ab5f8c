import { listAgencies } from '../../../db/registers/agencies.ts';
import { newestPublishedScheme } from '../../../db/registers/published-scheme.ts';
import { scoredIndicators } from '../../../domain/evaluations/indicator-scheme.ts';
import type { Transaction } from '../../../db/connection.ts';
import { z } from 'zod';

export const choices = z.array(z.object({ label: z.string(), value: z.string() }));

export type Choices = z.output<typeof choices>;

/** Agencies that may be chosen, for a form's `valuesKey`. */
export async function agencyChoices(transaction: Transaction): Promise<Choices> {
  const agencies = await listAgencies(transaction);
  return agencies.filter(({ active }) => active).map(({ id, name }) => ({ label: name, value: id }));
}

/** Indicators that targets may be linked to: those that stations are judged by now. */
export async function indicatorChoices(transaction: Transaction): Promise<Choices> {
  const scheme = await newestPublishedScheme(transaction);
  return scheme === undefined ? [] : scoredIndicators(scheme).map(({ code, title }) => ({ label: title, value: code }));
}
