import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileDeployment } from '../../bpmn/index.ts';
import type { JsonObject } from '../../contract/json.ts';
import { readPackage } from '../../deployment/read-package.ts';
import { inputFromJson } from '../../web/forms/input.ts';
import { openForm } from '../../web/forms/open-form.ts';
import { presentForm } from '../../web/forms/present.ts';
import { parseForm } from '../../web/forms/schema.ts';
import { submitForm } from '../../web/forms/submit.ts';

const AT = Date.parse('2026-11-23T10:00:00+08:00');
const { resources } = await readPackage(path.resolve('processes/station-evaluation'));
const { processes } = await compileDeployment(resources);

const row = { code: 'casework', title: '个案服务', weight: 60, points: null, note: '' };

function submit(formId: string, variables: JsonObject, answers: JsonObject) {
  return submitForm({ schema: parseForm(processes[0]?.forms[formId]), variables, input: inputFromJson(answers), at: AT });
}

describe('the forms of an evaluation', () => {
  it('keep the code of each indicator, whatever the browser sends', () => {
    const answers = { selfScores: [{ code: 'archives', title: '改名', weight: 100, points: 55, note: '见附件' }] };
    expect(submit('self-assessment', { selfScores: [row], missing: [] }, answers)).toEqual({
      kind: 'valid',
      variables: { selfScores: [{ ...row, points: 55, note: '见附件' }] },
    });
  });

  it('name the indicator that has too many points', () => {
    expect(submit('review', { scores: [{ ...row, self: 50 }] }, { scores: [{ points: 61 }], findings: '服务规范' })).toMatchObject({
      kind: 'invalid',
      problems: [{ path: 'scores.0.points', label: '个案服务得分' }],
    });
  });

  it('ask for indicators and a reason only of those who appeal', () => {
    const variables = { indicators: [row] };
    expect(submit('answer-result', variables, { answer: 'accepted' })).toMatchObject({ kind: 'valid' });
    expect(submit('answer-result', variables, { answer: 'appealed' })).toMatchObject({
      problems: [{ path: 'appealIndicators' }, { path: 'appealReason' }],
    });
    const appeal = { answer: 'appealed', appealIndicators: ['casework'], appealReason: '有新的材料' };
    expect(submit('answer-result', variables, appeal)).toMatchObject({ kind: 'valid', variables: appeal });
  });

  it('name what was appealed against and why, whatever is decided', () => {
    const other = { code: 'archives', title: '档案管理', weight: 40 };
    const appeal = { indicators: [row, other], appealIndicators: ['archives'], appealReason: '目录漏传', adjusted: [other] };
    const texts = (decision: string | null) => {
      const open = openForm({ schema: parseForm(processes[0]?.forms['decide-appeal']), variables: { ...appeal, decision }, at: AT });
      return JSON.stringify(presentForm(open));
    };
    for (const decision of [null, 'upheld', 'adjusted']) {
      expect(texts(decision)).toMatch(/档案管理（满分 40 分）.*目录漏传/u);
      expect(texts(decision)).not.toContain('个案服务（满分');
    }
  });

  it('ask for points only when the appeal changes them', () => {
    const variables = { adjusted: [row] };
    const upheld = submit('decide-appeal', variables, { decision: 'upheld', decisionReason: '证据不足' });
    expect(upheld).toMatchObject({ kind: 'valid' });
    expect(
      submit('decide-appeal', variables, { decision: 'adjusted', decisionReason: '证据充分', adjusted: [{ points: 58 }] }),
    ).toMatchObject({
      kind: 'valid',
      variables: { decision: 'adjusted', adjusted: [{ code: 'casework', points: 58 }] },
    });
  });
});
