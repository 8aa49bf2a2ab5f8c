import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { supportDocument } from '../../../scripts/bpmn-support/document.ts';
import { DOCUMENT, RESULTS } from '../../../scripts/bpmn-support/places.ts';
import { readEvidence } from '../../../scripts/bpmn-support/read-evidence.ts';
import { readVersions } from '../../../scripts/bpmn-support/read-versions.ts';
import { freshResults, type Results } from '../../../scripts/bpmn-support/results/recorded-result.ts';
import { readResults } from '../../../scripts/bpmn-support/results/results-file.ts';
import type { ScenarioVersion } from '../../../scripts/bpmn-support/results/scenario-version.ts';
import type { ScenarioEvidence } from '../../../scripts/bpmn-support/scenario-evidence.ts';
import { shortcomings } from '../../../scripts/bpmn-support/shortcomings.ts';

/** Hundreds of diagrams are parsed. */
const READING = 60_000;

let versions: readonly ScenarioVersion[] = [];
let evidence: readonly ScenarioEvidence[] = [];
let results: Results = new Map();
beforeAll(async () => {
  versions = await readVersions();
  evidence = await readEvidence();
  results = freshResults(await readResults(RESULTS), versions);
}, READING);

describe('docs/bpmn-support.md', () => {
  it('given the registries, scenarios and results as they are, then it says the same (else: npm run bpmn-support -- --run)', async () => {
    expect(await readFile(DOCUMENT, 'utf8')).toBe(supportDocument(evidence, results));
  });
});

describe('what is supported', () => {
  it('given all scenarios, then each has passed on both engines as it is now, and so has one for everything that runs', () => {
    expect(shortcomings(versions, evidence, results)).toEqual([]);
  });
});
