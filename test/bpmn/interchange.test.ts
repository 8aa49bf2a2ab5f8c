import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileResources } from '../../bpmn/compile-resources.ts';
import { defaultLimits } from '../../bpmn/limits.ts';

/**
 * Diagrams of the BPMN Model Interchange Working Group, which aren't part of the project: a folder with them may be
 * named in MIWG_DIR or lie beside the project. They were drawn to be exchanged, not to be run, so the point is that each
 * is read completely, that nothing is dropped without a word, and that what is refused is refused with a reason.
 */
const folder = [process.env.MIWG_DIR, '../shared/miwg', '../../shared/miwg'].find((place) => place !== undefined && existsSync(place));
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.bpmn'));

describe.skipIf(files.length === 0)('diagrams of other tools', () => {
  it.each(files)('%s is read', async (name) => {
    const drawn = readFileSync(path.join(folder ?? '', name), 'utf8');
    const executable = drawn
      .replace(/isExecutable="false"/g, 'isExecutable="true"')
      .replace(/<([\w:]*process) (?![^>]*isExecutable)/g, '<$1 isExecutable="true" ');
    for (const content of [drawn, executable]) {
      const { problems } = await compileResources([{ name, content }], defaultLimits);

      expect(problems.filter(({ rule }) => rule === 'unknown-content' || rule === 'xml-syntax')).toEqual([]);
      expect(problems.filter(({ element, message, remedy }) => element === undefined || message === '' || remedy === '')).toEqual([]);
    }
    expect((await compileResources([{ name, content: executable }], defaultLimits)).processes.length).toBeGreaterThan(0);
  });
});
