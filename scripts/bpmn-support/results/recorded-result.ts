import { z } from 'zod';
import { scenarioStatuses } from '../../scenarios/run/result.ts';
import type { ScenarioVersion } from './scenario-version.ts';

/** On servers a scenario may have another status: its timers are for a virtual clock, and nobody waited for them. */
export const WAITS_TOO_LONG = 'waits too long for real';

const recordedResult = z.strictObject({
  /** Path from the project's root. */
  scenario: z.string(),
  /** Of the version that was run. */
  fingerprint: z.string(),
  pure: z.enum(scenarioStatuses),
  temporal: z.enum([...scenarioStatuses, WAITS_TOO_LONG]),
});
/** How a scenario ended on either engine. */
export type RecordedResult = z.infer<typeof recordedResult>;
/** The results of scenarios as they are now, by path. */
export type Results = ReadonlyMap<string, RecordedResult>;

/** How many of some scenarios have passed on either engine. */
export interface Passed {
  readonly inMemory: number;
  readonly onServers: number;
}

/** One line a scenario, so that changes are read and merged line by line. */
export function lineOf({ scenario, fingerprint, pure, temporal }: RecordedResult): string {
  return `${JSON.stringify({ scenario, fingerprint, pure, temporal })}\n`;
}

/** The results in a text. What a merge left between the lines isn't one. */
export function resultsIn(text: string): readonly RecordedResult[] {
  return text.split('\n').flatMap((line) => {
    const { data } = recordedResult.safeParse(parsed(line));
    return data === undefined ? [] : [data];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Of what was recorded, the results that count: those of other versions are stale, and of several that differ none does. */
export function freshResults(recorded: readonly RecordedResult[], versions: readonly ScenarioVersion[]): Results {
  const distinct = [...new Map(recorded.map((result) => [lineOf(result), result])).values()];
  return new Map(
    versions.flatMap((version) => {
      const [result, another] = distinct.filter((one) => isOf(one, version));
      return result === undefined || another !== undefined ? [] : [[version.scenario, result] as const];
    }),
  );
}

/** How long a scenario may wait for real is the runner's decision, not the scenario's: it may have changed since. */
function isOf({ scenario, fingerprint, temporal }: RecordedResult, version: ScenarioVersion): boolean {
  return scenario === version.scenario && fingerprint === version.fingerprint && (temporal === WAITS_TOO_LONG) === version.waitsTooLong;
}

/** Whether nothing went wrong on either engine. */
export function isGood({ pure, temporal }: RecordedResult): boolean {
  return pure === 'passed' && (temporal === 'passed' || temporal === WAITS_TOO_LONG);
}

export function passedOf(scenarios: readonly string[], results: Results): Passed {
  const found = scenarios.flatMap((scenario) => results.get(scenario) ?? []);
  return {
    inMemory: found.filter(({ pure }) => pure === 'passed').length,
    onServers: found.filter(({ temporal }) => temporal === 'passed').length,
  };
}
