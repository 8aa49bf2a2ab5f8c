import { z } from 'zod';
import { indicatorSchemeSchema, type IndicatorScheme } from '../../domain/evaluations/indicator-scheme.ts';
import type { Database } from '../connection.ts';

/** What stations are judged by now: the newest published scheme; undefined when none is published. */
export async function newestPublishedScheme(database: Database): Promise<IndicatorScheme | undefined> {
  const row: unknown = await database('indicator_schemes').where({ status: 'published' }).orderBy('year', 'desc').first('content');
  return z.object({ content: indicatorSchemeSchema }).optional().parse(row)?.content;
}
