import type { NumberedStep, Scenario } from '../format/scenario.ts';
import type { Step } from '../format/step.ts';
import type { ScenarioDriver, StepOutcome } from './driver.ts';
import { unmetExpectations } from './expectations.ts';
import { invariantViolations } from './invariants.ts';

/** Starts the scenario's instance and takes its steps; answers what didn't hold, ending at the first step that fails. */
export async function runSteps(scenario: Scenario, driver: ScenarioDriver): Promise<readonly string[]> {
  const started = await driver.start(scenario.start);
  if (started.kind === 'refused') return [`start: ${started.reason}`];
  for (const { number, step } of scenario.steps) {
    const faults = await takeStep(step, driver);
    if (faults.length > 0) return faults.map((fault) => `step ${String(number)}${nameOf(step)}: ${fault}`);
  }
  return driver.eventually(invariantViolations);
}

async function takeStep(step: NumberedStep['step'], driver: ScenarioDriver): Promise<readonly string[]> {
  if (step.verb === 'unknown') return [`no known verb among its keys: ${step.keys.join(', ')}`];
  if (step.verb === 'expect') return driver.eventually((observation) => unmetExpectations(step.expectation, observation));
  return judge(step, await driver.perform(step));
}

function judge(step: Step, outcome: StepOutcome): readonly string[] {
  if (step.refused === true) return outcome.kind === 'refused' ? [] : ['wanted the engine to refuse it, got it done'];
  return outcome.kind === 'refused' ? [`refused: ${outcome.reason}`] : [];
}

function nameOf(step: NumberedStep['step']): string {
  return step.verb === 'unknown' ? '' : ` (${step.verb})`;
}
