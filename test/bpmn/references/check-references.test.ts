import { describe, expect, it } from 'vitest';
import { compileDeployment, type Deployment } from '../../../bpmn/index.ts';
import { END, START, diagram, extensions, path } from '../diagram.ts';

function calling(processId: string, binding = ''): string {
  return diagram([
    START,
    `<bpmn:callActivity id="A">${extensions(`<zeebe:calledElement processId="${processId}" ${binding} />`)}</bpmn:callActivity>`,
    END,
    path('S', 'A', 'E'),
  ]);
}

function showing(form: string, process = ''): string {
  return diagram([
    process,
    START,
    `<bpmn:userTask id="A">${extensions(`<zeebe:formDefinition ${form} /><zeebe:assignmentDefinition assignee="amy" />`)}</bpmn:userTask>`,
    END,
    path('S', 'A', 'E'),
  ]);
}

const FORM = { id: 'intake', components: [] };

function rulesOf({ problems }: Deployment): readonly string[] {
  return problems.map((problem) => `${problem.rule} ${problem.element ?? ''}`);
}

describe('called processes', () => {
  it('may be in the deployment', async () => {
    const child = diagram([START, END, path('S', 'E')]).replace('id="P"', 'id="Child"');
    const deployment = await compileDeployment([
      { name: 'parent.bpmn', content: calling('Child') },
      { name: 'child.bpmn', content: child },
    ]);
    expect(rulesOf(deployment)).toEqual([]);
    expect(deployment.processes).toHaveLength(2);
  });

  it('may be deployed already', async () => {
    const asked: string[] = [];
    const isDeployed = (processId: string): Promise<boolean> => {
      asked.push(processId);
      return Promise.resolve(processId === 'Child');
    };
    expect(rulesOf(await compileDeployment([{ name: 'a.bpmn', content: calling('Child') }], { isDeployed }))).toEqual([]);
    expect(rulesOf(await compileDeployment([{ name: 'a.bpmn', content: calling('Gone') }], { isDeployed }))).toEqual(['called-process A']);
    expect(asked).toEqual(['Child', 'Gone']);
  });

  it('must be in the deployment when they are bound to it', async () => {
    const content = calling('Child', 'bindingType="deployment"');
    const elsewhere = { isDeployed: () => true };
    const beside = { isCompanion: (processId: string) => processId === 'Child' };
    expect(rulesOf(await compileDeployment([{ name: 'a.bpmn', content }], elsewhere))).toEqual(['called-process A']);
    expect(rulesOf(await compileDeployment([{ name: 'a.bpmn', content }], beside))).toEqual([]);
  });

  it('must have a version with the tag when they are bound to one', async () => {
    const child = diagram([extensions('<zeebe:versionTag value="2026" />'), START, END, path('S', 'E')]).replace('id="P"', 'id="Child"');
    const deploy = async (tag: string, isDeployed?: (processId: string, tag?: string) => boolean) => {
      const resources = [
        { name: 'a.bpmn', content: calling('Child', `bindingType="versionTag" versionTag="${tag}"`) },
        { name: 'child.bpmn', content: child },
      ];
      return rulesOf(await compileDeployment(resources, isDeployed === undefined ? {} : { isDeployed }));
    };
    expect(await deploy('2026')).toEqual([]);
    expect(await deploy('2025')).toEqual(['called-process A']);
    expect(await deploy('2025', (_processId, tag) => tag === '2025')).toEqual([]);
  });

  it('are left to run time when an expression names them', async () => {
    expect(rulesOf(await compileDeployment([{ name: 'a.bpmn', content: calling('=target') }]))).toEqual([]);
  });
});

describe('forms', () => {
  it('may be in the deployment, by id or by key', async () => {
    const form = { name: 'intake.form.json', content: JSON.stringify(FORM) };
    for (const reference of ['formId="intake"', 'formKey="intake"']) {
      const { processes } = await compileDeployment([{ name: 'a.bpmn', content: showing(reference) }, form]);
      expect(processes[0]?.forms).toEqual({ intake: FORM });
    }
  });

  it('may be deployed already, and become part of the version', async () => {
    const findForm = (formId: string): typeof FORM | undefined => (formId === 'intake' ? FORM : undefined);
    const { processes } = await compileDeployment([{ name: 'a.bpmn', content: showing('formId="intake"') }], { findForm });
    expect(processes[0]?.forms).toEqual({ intake: FORM });
  });

  it('may be embedded in the process', async () => {
    const embedded = extensions('<zeebe:userTaskForm id="userTaskForm_1">{"components":[]}</zeebe:userTaskForm>');
    const content = showing('formKey="camunda-forms:bpmn:userTaskForm_1"', embedded);
    const { processes, problems } = await compileDeployment([{ name: 'a.bpmn', content }]);
    expect(problems).toEqual([]);
    expect(processes[0]?.forms).toEqual({ userTaskForm_1: { components: [] } });
  });

  it('change the hash of the version', async () => {
    const deploy = async (label: string): Promise<string | undefined> => {
      const content = JSON.stringify({ ...FORM, components: [{ type: 'text', text: label }] });
      const resources = [
        { name: 'a.bpmn', content: showing('formId="intake"') },
        { name: 'a.form', content },
      ];
      return (await compileDeployment(resources)).processes[0]?.hash;
    };
    expect(await deploy('甲')).not.toBe(await deploy('乙'));
  });

  it('must be somewhere', async () => {
    expect(rulesOf(await compileDeployment([{ name: 'a.bpmn', content: showing('formId="gone"') }]))).toEqual(['form-reference A']);
  });
});

describe('messages that begin processes', () => {
  const beginning = (processId: string) =>
    diagram(
      ['<bpmn:startEvent id="S"><bpmn:messageEventDefinition messageRef="M" /></bpmn:startEvent>', END, path('S', 'E')],
      ['<bpmn:message id="M" name="order" />'],
    ).replace('id="P"', `id="${processId}"`);

  it('are named when several processes begin with them, since one gets each', async () => {
    const two = [
      { name: 'a.bpmn', content: beginning('A') },
      { name: 'b.bpmn', content: beginning('B') },
    ];
    const { processes, problems } = await compileDeployment(two);
    expect(problems.map(({ rule, severity, resource }) => [rule, severity, resource])).toEqual([
      ['message-start', 'warning', 'a.bpmn'],
      ['message-start', 'warning', 'b.bpmn'],
    ]);
    expect(processes).toHaveLength(2);
  });

  it('are compared with what is deployed, the process itself left out', async () => {
    const resources = [{ name: 'a.bpmn', content: beginning('A') }];
    const asked = (ids: readonly string[]) => compileDeployment(resources, { messageStarters: (name) => (name === 'order' ? ids : []) });
    expect(rulesOf(await asked(['A']))).toEqual([]);
    expect(rulesOf(await asked(['B']))).toEqual(['message-start S']);
  });
});
