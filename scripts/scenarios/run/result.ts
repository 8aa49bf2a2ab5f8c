/** Outcome of one scenario, as a JSON line tells it. */
export interface ScenarioResult {
  readonly file: string;
  readonly title: string;
  readonly status: ScenarioStatus;
  /** What didn't hold, why it was refused or broke; notes about keys that the runner doesn't know. */
  readonly detail: string;
  readonly ms: number;
}

/**
 * `passed`; `failed`: an expectation didn't hold; `refused`: deployment refused a diagram that should have run;
 * `error`: the runner or the engine broke, or the file isn't a scenario.
 */
export const scenarioStatuses = ['passed', 'failed', 'refused', 'error'] as const;
export type ScenarioStatus = (typeof scenarioStatuses)[number];

/** Number of scenarios by status: the closing line. */
export type Summary = Readonly<Record<ScenarioStatus, number>>;

export function summarize(results: readonly ScenarioResult[]): Summary {
  const count = (status: ScenarioStatus): number => results.filter((result) => result.status === status).length;
  return { passed: count('passed'), failed: count('failed'), refused: count('refused'), error: count('error') };
}
