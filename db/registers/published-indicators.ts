import { z } from 'zod';
import { indicatorSchemeSchema, scoredIndicators } from '../../domain/evaluations/indicator-scheme.ts';
import type { Database } from '../connection.ts';

/** What stations are judged by now, by code and title: the newest published scheme's indicators; none when none is published. */
export async function publishedIndicators(database: Database): Promise<readonly { readonly code: string; readonly title: string }[]> {
  const row: unknown = await database('indicator_schemes').where({ status: 'published' }).orderBy('year', 'desc').first('content');
  const scheme = z.object({ content: indicatorSchemeSchema }).optional().parse(row)?.content;
  return scheme === undefined ? [] : scoredIndicators(scheme).map(({ code, title }) => ({ code, title }));
}
