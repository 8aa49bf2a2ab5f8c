import { describe, expect, it } from 'vitest';
import { parseProcessManifest } from '../../contract/process-manifest.ts';

const valid = {
  key: 'service-lifecycle',
  title: '专业服务全流程',
  description: '从收集需求到归档。',
  articles: ['第十七条'],
  mayStart: ['worker', 'lead@station'],
  startForm: 'collect-needs',
  businessKey: { scheme: 'case-code', prefix: 'GA' },
  startVariables: { caseId: 'businessKey', room: 'organisation' },
  sampleData: [{ title: '独居老人', variables: { clientAge: 78, needs: [{ domain: 'elderly' }] } }],
};

describe('parseProcessManifest', () => {
  it('given a complete manifest, when it is read, then it comes back typed', () => {
    const result = parseProcessManifest(JSON.stringify(valid));
    expect(result).toEqual({ ok: true, manifest: valid });
  });

  it('given text that is no JSON, when it is read, then the fault is named', () => {
    expect(parseProcessManifest('{')).toEqual({ ok: false, problems: ['manifest.json 不是有效的 JSON'] });
  });

  it.each([
    ['a key with capitals', { ...valid, key: 'ServiceLifecycle' }, 'key'],
    ['an article in digits', { ...valid, articles: ['第17条'] }, 'articles.0'],
    ['an unknown source of a start variable', { ...valid, startVariables: { caseId: 'uuid' } }, 'startVariables.caseId'],
    ['a misspelt setting', { ...valid, mayStrat: ['worker'] }, 'mayStrat'],
    ['nobody who may start it', { ...valid, mayStart: [] }, 'mayStart'],
  ])('given %s, when it is read, then the problem names the place', (_fault, manifest, place) => {
    const result = parseProcessManifest(JSON.stringify(manifest));
    expect(result.ok).toBe(false);
    expect(result.ok ? [] : result.problems.join('\n')).toContain(place);
  });

  it('given rules for timers, when they are read, then what they leave out has a meaning', () => {
    const result = parseProcessManifest(JSON.stringify({ ...valid, timerStart: { missed: 'skip', variables: { phase: 'mid-term' } } }));
    expect(result.ok && result.manifest.timerStart).toEqual({
      overlap: 'allow',
      missed: 'skip',
      catchUpDays: 7,
      variables: { phase: 'mid-term' },
    });
  });

  it.each([
    ['another policy', { missed: 'twice' }],
    ['a misspelt rule', { catchupDays: 3 }],
    ['no days at all', { catchUpDays: 0 }],
  ])('given rules for timers with %s, when they are read, then the place is named', (_fault, timerStart) => {
    const result = parseProcessManifest(JSON.stringify({ ...valid, timerStart }));
    expect(!result.ok && result.problems).toEqual([expect.stringContaining('timerStart')]);
  });
});
