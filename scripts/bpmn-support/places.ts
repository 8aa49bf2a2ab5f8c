import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../..');
export const SCENARIOS = path.join(PROJECT, 'test/conformance');
/** Scenarios of process packages are run as well, but say nothing about BPMN. */
export const PROCESSES = path.join(PROJECT, 'processes');
/** The page that is generated. */
export const DOCUMENT = path.join(PROJECT, 'docs/bpmn-support.md');
/** How every scenario ended on either engine. */
export const RESULTS = path.join(PROJECT, 'docs/scenario-results.jsonl');
