import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileDeployment } from '../../../bpmn/index.ts';
import { emptyDiagramState } from '../../../web/diagram/diagram-state.ts';
import { describeSteps } from '../../../web/diagram/steps.ts';

const homeCare = readFileSync(new URL('../pages/support/home-care.bpmn', import.meta.url), 'utf8');

describe('describeSteps', () => {
  it('tells the diagram in the order of its flows, without gateways and automatic steps', async () => {
    const steps = describeSteps(await compiled(), {
      ...emptyDiagramState,
      done: ['Start', 'Collect'],
      current: ['Assess'],
      counts: { Assess: 3 },
    });
    expect(steps.map(({ name, markLabel, running }) => `${name} ${markLabel} ${running}`)).toEqual([
      '接到需求 已完成 0',
      '收集需求 已完成 0',
      '分析评估 进行中 3',
      '制定方案 未到 0',
      '方案审批 未到 0',
      '执行服务 未到 0',
      '结案 未到 0',
    ]);
  });

  it('follows links like flows', async () => {
    const content = readFileSync(new URL('../../conformance/link-events/in-multi-instance.bpmn', import.meta.url), 'utf8');
    const steps = describeSteps(await compiled(content), emptyDiagramState).map(({ elementId }) => elementId);

    expect(steps.indexOf('Task_out')).toBeLessThan(steps.indexOf('End'));
    expect(steps.slice(0, 2)).toEqual(['Start', 'Each']);
  });

  it('names a gateway while somebody is stuck there', async () => {
    const steps = describeSteps(await compiled(), { ...emptyDiagramState, incidents: ['Approved'] });
    expect(steps.find(({ elementId }) => elementId === 'Approved')).toMatchObject({ name: '通过？', mark: 'incident' });
  });
});

async function compiled(content = homeCare) {
  const { processes } = await compileDeployment([{ name: 'drawn.bpmn', content }]);
  const [process] = processes;
  if (process === undefined) throw new Error('The fixture does not compile');
  return process.definition;
}
