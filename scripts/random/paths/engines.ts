import {
  advance,
  type Advanced,
  type Command,
  type InstanceState,
  type LogEntry,
  type ProcessDefinition,
  type Trigger,
} from '../../../engine/index.ts';

/** A way to let the engine act. */
export type RunEngine = (definition: ProcessDefinition, state: InstanceState, trigger: Trigger) => Advanced;

/** No random model needs more steps at once, unless it loops without a wait. */
const MOST_STEPS = 1_500;

/** The engine as it is. */
const atOnce: RunEngine = (definition, state, trigger) => advance(definition, state, trigger, { steps: MOST_STEPS });

/**
 * The engine interrupted after every step: its state is written as JSON and read again, as if the process had died there. What it
 * says of the interruptions themselves is left out.
 */
const stepByStep: RunEngine = (definition, state, trigger) => {
  let result = advance(definition, state, trigger, ONE_STEP);
  const commands: Command[] = [];
  const log: LogEntry[] = [];
  for (let steps = 1; ; steps += 1) {
    const interruption = Object.values(result.state.incidents).find(({ kind }) => kind === 'stepBudget');
    const isLoop = steps >= MOST_STEPS;
    commands.push(...result.commands.filter((command) => isLoop || !speaksOfInterruption(command)));
    log.push(...result.log.filter((entry) => isLoop || entry.type !== 'incident' || entry.kind !== 'stepBudget'));
    if (interruption === undefined || isLoop) return { ...result, commands, log };
    result = advance(definition, throughJson(result.state), { type: 'resolveIncident', key: interruption.key, at: trigger.at }, ONE_STEP);
  }
};

const ONE_STEP = { steps: 1 };

function speaksOfInterruption(command: Command): boolean {
  return command.type === 'raiseIncident' && command.incident.kind === 'stepBudget';
}

function throughJson<T>(value: T): T;
function throughJson(value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return copy;
}

export const engines = { atOnce, stepByStep } as const;
export type EngineName = keyof typeof engines;
