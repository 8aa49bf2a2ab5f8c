import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findScenarios } from '../../scripts/scenarios/find-scenarios.ts';
import { openPureDriver } from '../../scripts/scenarios/pure/open-pure-driver.ts';
import { runScenario } from '../../scripts/scenarios/run/run-scenario.ts';

const files = await findScenarios([import.meta.dirname]);

/** What BPMN 2.0 (and Camunda 8's dialect where it decides) says of each element, on the engine in memory. */
describe.each(files.map((file) => relative(import.meta.dirname, file)))('%s', (file) => {
  it('does what the specification says', async () => {
    const { status, detail } = await runScenario(`${import.meta.dirname}/${file}`, openPureDriver);

    expect({ status, detail }).toEqual({ status: 'passed', detail: '' });
  });
});
