import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadServiceTaskHandlers } from '../../activities/service-tasks/index.ts';
import { compileDeployment } from '../../bpmn/index.ts';
import { parseProcessManifest } from '../../contract/process-manifest.ts';
import { demoAgencies } from '../../scripts/demo/demo-agencies.ts';
import { cityOrganisations } from '../../domain/organisations/city-organisations.ts';
import { isRunByAgency } from '../../domain/organisations/organisation.ts';
import { readPackage } from '../../deployment/read-package.ts';
import type { ElementDefinition } from '../../engine/definition/element-definition.ts';
import { parseForm, type FormComponent } from '../../web/forms/schema.ts';
import { openForm, shownFields } from '../../web/forms/open-form.ts';
import { inputFromJson } from '../../web/forms/input.ts';
import { submitForm } from '../../web/forms/submit.ts';

const PACKAGES = new URL('../../processes/', import.meta.url).pathname;
const AT = Date.parse('2026-11-23T10:00:00+08:00');

const packages = await readdir(PACKAGES);

describe.each(packages)('process package %s', async (key) => {
  const { resources } = await readPackage(path.join(PACKAGES, key));
  // Packages may call each other.
  const { processes, problems } = await compileDeployment(resources, { isDeployed: (processId) => packages.includes(processId) });
  const [process] = processes;
  if (process === undefined) throw new Error(JSON.stringify(problems));
  const elements = Object.values(process.definition.elements);
  const manifest = parseProcessManifest(await readFile(path.join(PACKAGES, key, 'manifest.json'), 'utf8'));

  it('deploys without errors or warnings', () => {
    expect(problems).toEqual([]);
  });

  it('has a manifest of its own process', () => {
    expect(manifest).toMatchObject({ ok: true, manifest: { key: process.definition.processId } });
  });

  it('names the article of every step', () => {
    expect(elements.filter(({ articles }) => articles === undefined).map(({ id }) => id)).toEqual([]);
  });

  it('calls only job types that have a handler', async () => {
    const handlers = await loadServiceTaskHandlers();
    expect(elements.flatMap(jobTypes).filter((type) => !handlers.has(type))).toEqual([]);
  });

  it('gives every user task a form, somebody to do it and a deadline that escalates', () => {
    const incomplete = elements.filter(
      (element) =>
        element.type === 'userTask' &&
        (element.task.formId === undefined ||
          (element.task.candidateGroups ?? element.task.candidateUsers) === undefined ||
          element.task.deadline?.escalateTo === undefined),
    );
    expect(incomplete.map(({ id }) => id)).toEqual([]);
  });

  it.each(Object.keys(process.forms))('has a form %s that the pages render completely', (formId) => {
    expect(unsupported(parseForm(process.forms[formId]).components)).toEqual([]);
  });

  it('offers something to choose in every choice of its start form', () => {
    if (!manifest.ok || manifest.manifest.startForm === undefined) return;
    const schema = parseForm(process.forms[manifest.manifest.startForm]);
    const { nodes } = openForm({ schema, variables: REGISTERS, input: new Map(), at: AT });
    const choices = shownFields(nodes).filter(({ component }) => CHOICES.has(component.type));
    expect(choices.filter((field) => field.choices.length === 0).map(({ path: field }) => field)).toEqual([]);
  });

  it('accepts its sample data in the start form', () => {
    if (!manifest.ok || manifest.manifest.startForm === undefined) return;
    const schema = parseForm(process.forms[manifest.manifest.startForm]);
    for (const { variables } of manifest.manifest.sampleData) {
      const submission = submitForm({ schema, variables: REGISTERS, input: inputFromJson(variables), at: AT });
      expect(submission.kind === 'invalid' ? submission.problems : []).toEqual([]);
    }
  });
});

const CHOICES: ReadonlySet<string> = new Set(['radio', 'select', 'checklist', 'taglist']);

/** What start forms offer from the registers (`web/pages/start/register-choices.ts`). */
const REGISTERS = {
  registers: {
    stations: cityOrganisations()
      .filter(({ tier }) => isRunByAgency(tier))
      .map(({ code, shortName }) => ({ label: shortName, value: code })),
    supervisors: [{ label: '督导', value: 'master.supervisor' }],
    agencies: demoAgencies(new Date(AT)).map(({ name }) => ({ label: name, value: name })),
  },
};

function jobTypes(element: ElementDefinition): readonly string[] {
  const type = 'job' in element ? element.job.type : undefined;
  return type?.kind === 'literal' && typeof type.value === 'string' ? [type.value] : [];
}

function unsupported(components: readonly FormComponent[]): readonly string[] {
  return components.flatMap((component) => {
    if (component.type === 'unsupported') return [component.originalType];
    return 'components' in component ? unsupported(component.components) : [];
  });
}
