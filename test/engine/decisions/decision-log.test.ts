import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileDeployment } from '../../../bpmn/index.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { advance, createState, type LogEntry } from '../../../engine/index.ts';

/** What the log tells of decisions when a process of the conformance corpus starts. */
async function decisionsIn(files: readonly string[], variables: JsonObject): Promise<readonly LogEntry[]> {
  const resources = await Promise.all(
    files.map(async (name) => ({ name, content: await readFile(join('test/conformance/decisions', name)) })),
  );
  const { processes } = await compileDeployment(resources);
  const [process] = processes;
  if (process === undefined) throw new Error('refused');
  const { log } = advance(process.definition, createState(), { type: 'start', at: 0, variables });
  return log.filter(({ type }) => type === 'decision');
}

it('given a table by itself, then the log tells its rules as release 0.1 did', async () => {
  const [entry] = await decisionsIn(['decide.bpmn', 'rule-order.dmn'], { score: 25 });

  expect(entry).toEqual({
    type: 'decision',
    elementId: 'Decide',
    decisionId: 'decision',
    matchedRules: [expect.stringMatching(/^Rule_/), expect.stringMatching(/^Rule_/)],
  });
});

it('given decisions that are required, then the log tells each of their tables in the order of evaluation', async () => {
  const [entry] = await decisionsIn(['decide.bpmn', 'diamond.dmn'], { 月收入: 1000 });

  expect(entry).toMatchObject({ decisionId: 'decision', tables: [{ ownerId: 'base' }, { ownerId: 'decision' }] });
});

it('given a business knowledge model with a table, then the log tells the table’s rules under its id', async () => {
  const [entry] = await decisionsIn(['decide.bpmn', 'knowledge.dmn'], { household: 3 });

  expect(entry).toMatchObject({ matchedRules: [], tables: [{ ownerId: 'bkm_subsidy' }] });
});
