import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileDeployment } from '../../bpmn/index.ts';
import { readPackage } from '../../deployment/read-package.ts';
import { inputFromJson } from '../../web/forms/input.ts';
import { parseForm } from '../../web/forms/schema.ts';
import { submitForm } from '../../web/forms/submit.ts';

const AT = Date.parse('2026-11-23T10:00:00+08:00');
const { resources } = await readPackage(path.resolve('processes/agency-contract'));
const { processes } = await compileDeployment(resources);

describe('the handover of a contract', () => {
  const agencies = [
    { label: '明德', value: 'mingde' },
    { label: '和同', value: 'hetong' },
  ];

  it.each([
    ['mingde', 'valid'],
    ['hetong', 'invalid'],
  ])('to %s from 和同 is %s: nobody hands over to themselves', (toAgency, kind) => {
    const answers = { toAgency, settlement: '总结由新机构代为整理。', confirmed: true };
    const submission = submitForm({
      schema: parseForm(processes[0]?.forms.handover),
      variables: { agencies, agencyId: 'hetong', cases: [] },
      input: inputFromJson(answers),
      at: AT,
    });
    expect(submission.kind).toBe(kind);
  });
});
