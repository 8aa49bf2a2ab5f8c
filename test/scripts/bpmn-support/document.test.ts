import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { supportDocument } from '../../../scripts/bpmn-support/document.ts';
import { DOCUMENT } from '../../../scripts/bpmn-support/places.ts';
import { readEvidence } from '../../../scripts/bpmn-support/read-evidence.ts';
import type { ScenarioEvidence } from '../../../scripts/bpmn-support/scenario-evidence.ts';
import { elementRows, eventRows, otherRows } from '../../../scripts/bpmn-support/support-rows.ts';

/** What runs without a scenario to show it, each with the reason why there is none. */
const WITHOUT_SCENARIO: Readonly<Record<string, string>> = {
  DataAssociation: 'only its two derived types, which have scenarios, are written into files',
  Expression: 'conditions and the like are formal expressions, which have scenarios; a plain one is read alike',
};

/** Hundreds of diagrams are parsed. */
const READING = 60_000;

let evidence: readonly ScenarioEvidence[] = [];
beforeAll(async () => {
  evidence = await readEvidence();
}, READING);

describe('docs/bpmn-support.md', () => {
  it('given the registries and scenarios as they are, then it says the same (else: npm run bpmn-support)', async () => {
    expect(await readFile(DOCUMENT, 'utf8')).toBe(supportDocument(evidence));
  });
});

describe('what is supported', () => {
  it('given an element or an event at a position that runs, then a scenario has it', () => {
    const rows = [...elementRows(evidence), ...eventRows(evidence).flatMap((kind) => kind.rows)];

    expect(rows.filter(({ support, scenarios }) => support === 'runs' && scenarios.length === 0)).toEqual([]);
  });

  it('given any other type that runs, then a scenario has it, or there is a reason why none does', () => {
    const missing = otherRows(evidence).filter(({ support, scenarios }) => support === 'runs' && scenarios.length === 0);

    expect(missing.map(({ name }) => name).toSorted()).toEqual(Object.keys(WITHOUT_SCENARIO).toSorted());
  });
});
