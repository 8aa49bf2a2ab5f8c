import { describe, expect, it } from 'vitest';
import { WAITS_TOO_LONG, type RecordedResult, type Results } from '../../../scripts/bpmn-support/results/recorded-result.ts';
import type { ScenarioVersion } from '../../../scripts/bpmn-support/results/scenario-version.ts';
import type { ScenarioEvidence } from '../../../scripts/bpmn-support/scenario-evidence.ts';
import { shortcomings } from '../../../scripts/bpmn-support/shortcomings.ts';

/** The constructs of a scenario that has them all, but for some. */
class AllBut extends Set<string> {
  override has(key: string): boolean {
    return !super.has(key);
  }
}

const COMPLEX = 'bpmn:ComplexGateway';
/** No file can contain these themselves. */
const NEVER = ['bpmn:Expression', 'bpmn:DataAssociation'];

const EVIDENCE: readonly ScenarioEvidence[] = [
  { file: 'most.scenario.json', runs: new AllBut([...NEVER, COMPLEX]), refuses: new Set() },
  { file: 'complex.scenario.json', runs: new Set([COMPLEX]), refuses: new Set() },
];
const VERSIONS: readonly ScenarioVersion[] = EVIDENCE.map(({ file }) => ({ scenario: file, fingerprint: 'f', waitsTooLong: false }));

/** Both have passed, but for what is said otherwise of the second. */
function resultsWith(ofComplex: Partial<RecordedResult>): Results {
  const passed = { fingerprint: 'f', pure: 'passed', temporal: 'passed' } as const;
  return new Map<string, RecordedResult>([
    ['most.scenario.json', { scenario: 'most.scenario.json', ...passed }],
    ['complex.scenario.json', { scenario: 'complex.scenario.json', ...passed, ...ofComplex }],
  ]);
}

describe('what the page lacks', () => {
  it('given every scenario has passed, then nothing', () => {
    expect(shortcomings(VERSIONS, EVIDENCE, resultsWith({}))).toEqual([]);
  });

  it('given a scenario without a result, then it is named', () => {
    const added = { scenario: 'added.scenario.json', fingerprint: 'f', waitsTooLong: false };

    expect(shortcomings([...VERSIONS, added], EVIDENCE, resultsWith({}))).toEqual(['added.scenario.json：没有当前版本的运行结果']);
  });

  it('given the only scenario of an element did not pass in memory, then both are named', () => {
    expect(shortcomings(VERSIONS, EVIDENCE, resultsWith({ pure: 'failed' }))).toEqual([
      'complex.scenario.json：没有通过（pure：failed，temporal：passed）',
      'ComplexGateway：没有在内存中通过的场景',
    ]);
  });

  it('given the only scenario of an element did not pass on servers, then both are named', () => {
    expect(shortcomings(VERSIONS, EVIDENCE, resultsWith({ temporal: 'error' }))).toEqual([
      'complex.scenario.json：没有通过（pure：passed，temporal：error）',
      'ComplexGateway：没有在服务器上通过的场景',
    ]);
  });

  it('given it waits too long for real, then the scenario is well, but the element has none on servers', () => {
    expect(shortcomings(VERSIONS, EVIDENCE, resultsWith({ temporal: WAITS_TOO_LONG }))).toEqual([
      'ComplexGateway：没有在服务器上通过的场景',
    ]);
  });

  it('given an exception has got a scenario, then it is one no more', () => {
    const evidence = [...EVIDENCE, { file: 'new.scenario.json', runs: new Set(['bpmn:Expression']), refuses: new Set<string>() }];

    expect(shortcomings(VERSIONS, evidence, resultsWith({}))).toEqual(['Expression：已有场景，不必再列为例外']);
  });
});
