import { isGood, type Results } from './results/recorded-result.ts';
import type { ScenarioVersion } from './results/scenario-version.ts';
import type { ScenarioEvidence } from './scenario-evidence.ts';
import { elementRows, eventRows, otherRows, type SupportRow } from './support-rows.ts';

/** What runs without a scenario to show it, each with the reason why there is none. */
const WITHOUT_SCENARIO: ReadonlyMap<string, string> = new Map([
  ['DataAssociation', 'only its two derived types, which have scenarios, are written into files'],
  ['Expression', 'conditions and the like are formal expressions, which have scenarios; a plain one is read alike'],
]);

/**
 * What the page can't be vouched for with: scenarios without a result of what they are now, those that didn't pass, and what is said
 * to run although no scenario with it has passed on either engine. Empty when all is well.
 */
export function shortcomings(
  versions: readonly ScenarioVersion[],
  evidence: readonly ScenarioEvidence[],
  results: Results,
): readonly string[] {
  return [...versions.flatMap((version) => wrongWith(version, results)), ...rowsOf(evidence, results).flatMap(unshown)];
}

function wrongWith({ scenario }: ScenarioVersion, results: Results): readonly string[] {
  const result = results.get(scenario);
  if (result === undefined) return [`${scenario}：没有当前版本的运行结果`];
  return isGood(result) ? [] : [`${scenario}：没有通过（pure：${result.pure}，temporal：${result.temporal}）`];
}

function rowsOf(evidence: readonly ScenarioEvidence[], results: Results): readonly SupportRow[] {
  return [...elementRows(evidence, results), ...eventRows(evidence, results).flatMap(({ rows }) => rows), ...otherRows(evidence, results)];
}

function unshown({ name, support, scenarios, passed }: SupportRow): readonly string[] {
  if (WITHOUT_SCENARIO.has(name)) return scenarios.length === 0 ? [] : [`${name}：已有场景，不必再列为例外`];
  if (support !== 'runs') return [];
  return [
    ...(passed.inMemory === 0 ? [`${name}：没有在内存中通过的场景`] : []),
    ...(passed.onServers === 0 ? [`${name}：没有在服务器上通过的场景`] : []),
  ];
}
