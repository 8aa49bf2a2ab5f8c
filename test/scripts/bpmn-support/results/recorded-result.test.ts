import { describe, expect, it } from 'vitest';
import {
  freshResults,
  lineOf,
  resultsIn,
  WAITS_TOO_LONG,
  type RecordedResult,
} from '../../../../scripts/bpmn-support/results/recorded-result.ts';

const RESULT: RecordedResult = { scenario: 'a.scenario.json', fingerprint: 'f1', pure: 'passed', temporal: 'passed' };
const VERSION = { scenario: 'a.scenario.json', fingerprint: 'f1', waitsTooLong: false };

describe('the lines of the results', () => {
  it('given results, then they are read as they were written', () => {
    const other = { ...RESULT, scenario: 'b.scenario.json', temporal: WAITS_TOO_LONG } as const;

    expect(resultsIn(lineOf(RESULT) + lineOf(other))).toEqual([RESULT, other]);
  });

  it('given what a merge left between them, then it is no result', () => {
    expect(resultsIn(`<<<<<<< HEAD\n${lineOf(RESULT)}=======\n{"scenario":"b"}\n>>>>>>> work\n`)).toEqual([RESULT]);
  });
});

describe('results that count', () => {
  it('given one of the scenario as it is now, then it does', () => {
    expect(freshResults([RESULT], [VERSION])).toEqual(new Map([[RESULT.scenario, RESULT]]));
  });

  it('given the same line from two branches, then it is one result', () => {
    expect(freshResults([RESULT, { ...RESULT }], [VERSION])).toEqual(new Map([[RESULT.scenario, RESULT]]));
  });

  it.each<[string, readonly RecordedResult[], boolean]>([
    ['the files have changed since', [{ ...RESULT, fingerprint: 'f0' }], false],
    ['two differ', [RESULT, { ...RESULT, temporal: 'failed' }], false],
    ['it was not run on servers, but could be', [{ ...RESULT, temporal: WAITS_TOO_LONG }], false],
    ['it was run on servers, and waits too long for that now', [RESULT], true],
  ])('given %s, then none does', (_what, recorded, waitsTooLong) => {
    expect(freshResults(recorded, [{ ...VERSION, waitsTooLong }])).toEqual(new Map());
  });
});
