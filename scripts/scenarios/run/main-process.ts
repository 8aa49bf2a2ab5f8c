import type { ProcessDefinition } from '../../../engine/index.ts';
import { ScenarioFormatError } from '../format/lenient-parse.ts';
import type { Scenario } from '../format/scenario.ts';

/** The process that a scenario starts: the one it names, or the only one there is. */
export function mainProcess(scenario: Scenario, processes: readonly ProcessDefinition[]): ProcessDefinition {
  const candidates = scenario.process === undefined ? processes : processes.filter(({ processId }) => processId === scenario.process);
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  const known = processes.map(({ processId }) => processId).join(', ');
  throw new ScenarioFormatError(
    scenario.process === undefined
      ? `process: needed, because the resources hold ${known}`
      : `process: ${scenario.process} isn't among ${known}`,
  );
}
