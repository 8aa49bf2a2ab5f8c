import { describe, expect, it } from 'vitest';
import { openPureDriver } from '../../../scripts/scenarios/pure/open-pure-driver.ts';
import { runScenario } from '../../../scripts/scenarios/run/run-scenario.ts';
import { scenarioFolder } from './scenario-files.ts';

const APPROVAL = { resources: ['approval.bpmn'], start: { variables: { station: 'dianta' } } };
const CHARGE = { resources: ['charge.bpmn'] };
const CALL = { resources: ['parent.bpmn', 'child.bpmn'], process: 'call_parent' };

async function run(scenario: unknown) {
  const folder = await scenarioFolder({ it: scenario });
  const { status, detail, title } = await runScenario(`${folder}/it.scenario.json`, openPureDriver);
  return { status, detail, title };
}

describe('the status of a scenario', () => {
  it('given everything holds, then it is passed and carries its title', async () => {
    expect(await run({ title: 'Approval', ...APPROVAL, steps: [{ expect: { state: 'active' } }] })).toEqual({
      status: 'passed',
      detail: '',
      title: 'Approval',
    });
  });

  it('given an expectation that does not hold, then it is failed and says step, wanted and got', async () => {
    const { status, detail } = await run({ ...APPROVAL, steps: [{ complete: 'Task_A' }, { expect: { active: ['Task_A'] } }] });

    expect(status).toBe('failed');
    expect(detail).toBe('step 2 (expect): active: wanted ["Task_A"], got ["Task_B"]');
  });

  it('given a diagram that deployment refuses, then it is refused and names the element', async () => {
    const { status, detail } = await run({ resources: ['refused.bpmn'], steps: [] });

    expect(status).toBe('refused');
    expect(detail).toContain('Flow_Gw_End');
  });

  it.each([
    ['text that is not JSON', '{'],
    ['a step of the wrong shape', { ...APPROVAL, steps: [{ complete: 5 }] }],
    ['a resource that is not there', { resources: ['nowhere.bpmn'] }],
    ['several processes and none named', { resources: ['parent.bpmn', 'child.bpmn'] }],
    ['a process that is not there', { ...APPROVAL, process: 'nobody' }],
  ])('given %s, then it is an error', async (_what, scenario) => {
    const { status, detail } = await run(scenario);

    expect(status).toBe('error');
    expect(detail).not.toBe('');
  });
});

describe('what the runner does not know', () => {
  it('given unknown keys anywhere, then they are ignored with a note each', async () => {
    const { status, detail } = await run({
      ...APPROVAL,
      colour: 'red',
      steps: [{ complete: 'Task_A', hurry: true }, { expect: { active: ['Task_B'], mood: 'good' } }],
    });

    expect(status).toBe('passed');
    expect(detail).toContain('colour');
    expect(detail).toContain('step 1: unknown key ignored: hurry');
    expect(detail).toContain('expect.mood');
  });

  it('given an unknown verb, then the scenario fails at that step, even when it should be refused', async () => {
    const { status, detail } = await run({ ...APPROVAL, steps: [{ modify: { activate: ['Task_B'] }, refused: true }] });

    expect(status).toBe('failed');
    expect(detail).toContain('step 1');
    expect(detail).toContain('modify');
  });
});

describe('a step that must be refused', () => {
  it('given nothing open of that name, then it is as wanted', async () => {
    expect((await run({ ...APPROVAL, steps: [{ complete: 'Task_B', refused: true }] })).status).toBe('passed');
  });

  it('given the engine does it after all, then the scenario fails', async () => {
    const { status, detail } = await run({ ...APPROVAL, steps: [{ complete: 'Task_A', refused: true }] });

    expect(status).toBe('failed');
    expect(detail).toContain('wanted the engine to refuse it');
  });

  it('given a step that is refused unexpectedly, then the scenario fails with the reason', async () => {
    const { status, detail } = await run({ ...APPROVAL, steps: [{ complete: 'Task_B' }] });

    expect(status).toBe('failed');
    expect(detail).toContain('no open task Task_B');
  });
});

describe('expected problems of deployment', () => {
  it('given deployment names them, then it is passed', async () => {
    expect((await run({ resources: ['refused.bpmn'], deploy: { refused: [{ element: 'Flow_Gw_End' }] } })).status).toBe('passed');
  });

  it.each([
    ['another element', ['refused.bpmn'], [{ element: 'Start' }]],
    ['another rule', ['refused.bpmn'], [{ element: 'Flow_Gw_End', rule: 'other' }]],
    ['a diagram that deploys', ['approval.bpmn'], [{ element: 'Task_A' }]],
    ['no particular problem of a diagram that deploys', ['approval.bpmn'], []],
  ])('given %s, then it is failed', async (_what, resources, refused) => {
    expect((await run({ resources, deploy: { refused } })).status).toBe('failed');
  });
});

describe('automatic answers', () => {
  it('given a list, then its answers are used in turn and the last one stays', async () => {
    const { status, detail } = await run({
      ...CHARGE,
      jobs: { 'charge-card': [{ fail: { message: 'down', retries: 0 } }, { complete: { paid: true } }] },
      steps: [
        { expect: { state: 'incident', incidents: [{ element: 'Task_A' }] } },
        { resolveIncident: 'Task_A' },
        { expect: { state: 'completed', variables: { paid: true } } },
      ],
    });

    expect({ status, detail }).toEqual({ status: 'passed', detail: '' });
  });

  it('given an automatic answer, then the job is not one for complete', async () => {
    const { status } = await run({
      ...CHARGE,
      jobs: { 'charge-card': { fail: { retries: 0 } } },
      steps: [{ complete: 'Task_A', refused: true }],
    });

    expect(status).toBe('passed');
  });
});

describe('several instances', () => {
  it('given no narrowing, then expectations cover the called instances too', async () => {
    expect((await run({ ...CALL, steps: [{ expect: { active: ['Call', 'Child_task'], state: 'active' } }] })).status).toBe('passed');
  });

  it.each([
    ['in the expectation', { expect: { in: 'call_child', active: ['Child_task'], completed: ['Child_start'] } }],
    ['beside the expectation', { in: 'call_child', expect: { active: ['Child_task'] } }],
  ])('given the narrowing stands %s, then only that process counts', async (_where, step) => {
    expect((await run({ ...CALL, steps: [step] })).status).toBe('passed');
  });

  it('given a process that never started, then its state is not as wanted', async () => {
    const { status, detail } = await run({ ...APPROVAL, steps: [{ expect: { in: 'nobody', state: 'active' } }] });

    expect(status).toBe('failed');
    expect(detail).toContain('in nobody');
  });
});

describe('the virtual clock', () => {
  it('given a long time, then each timer fires at its own time', async () => {
    const steps = [{ advance: 'P1D' }, { expect: { completedCount: { Tick: 24 } } }];

    expect((await run({ resources: ['ticking.bpmn'], start: { variables: { cycle: 'R/PT1H' } }, steps })).status).toBe('passed');
  });

  it('given something that is no duration, then the step is refused', async () => {
    const { status, detail } = await run({ ...APPROVAL, steps: [{ advance: 'tomorrow' }] });

    expect(status).toBe('failed');
    expect(detail).toContain('tomorrow');
  });
});
