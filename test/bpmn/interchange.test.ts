import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileResources } from '../../bpmn/compile-resources.ts';
import { defaultLimits } from '../../bpmn/limits.ts';

/**
 * Diagrams of the BPMN Model Interchange Working Group, which aren't part of the project: a folder with them may be
 * named in MIWG_DIR. They were drawn to be exchanged, not to be run, so the point is that each is read completely and
 * that nothing is dropped without a word.
 */
const folder = process.env.MIWG_DIR;
const files = folder !== undefined && existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.bpmn')) : [];

describe.skipIf(files.length === 0)('diagrams of other tools', () => {
  it.each(files)('%s is read', async (name) => {
    const content = readFileSync(path.join(folder ?? '', name), 'utf8')
      .replace(/isExecutable="false"/g, 'isExecutable="true"')
      .replace(/<([\w:]*process) (?![^>]*isExecutable)/g, '<$1 isExecutable="true" ');
    const { processes, problems } = await compileResources([{ name, content }], defaultLimits);
    expect(processes.length).toBeGreaterThan(0);
    expect(problems.filter(({ rule }) => rule === 'unknown-content' || rule === 'xml-syntax')).toEqual([]);
  });
});
