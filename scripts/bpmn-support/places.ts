import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../..');
export const SCENARIOS = path.join(PROJECT, 'test/conformance');
/** The page that is generated. */
export const DOCUMENT = path.join(PROJECT, 'docs/bpmn-support.md');
