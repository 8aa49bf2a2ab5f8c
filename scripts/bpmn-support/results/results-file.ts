import { appendFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { lineOf, resultsIn, type RecordedResult } from './recorded-result.ts';

/** The results that are kept in a file; none when there is no file yet. */
export async function readResults(file: string): Promise<readonly RecordedResult[]> {
  return resultsIn(await readFile(file, 'utf8').catch(() => ''));
}

/** Adds one result as soon as it is known, so that a run that is broken off has not been for nothing. */
export function addResult(file: string, result: RecordedResult): void {
  appendFileSync(file, lineOf(result));
}

/** In the order of the scenarios. */
export async function writeResults(file: string, results: readonly RecordedResult[]): Promise<void> {
  const sorted = results.toSorted((one, other) => (one.scenario < other.scenario ? -1 : 1));
  await writeFile(file, sorted.map(lineOf).join(''));
}
