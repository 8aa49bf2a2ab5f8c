import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Title of a scenario whose runner can't tell it any more; empty when the file has none. */
export async function titleOf(file: string): Promise<string> {
  try {
    const contents: unknown = JSON.parse(await readFile(file, 'utf8'));
    return z.object({ title: z.string() }).parse(contents).title;
  } catch {
    return '';
  }
}
