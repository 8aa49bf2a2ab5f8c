import { relative } from 'node:path';
import type { ScenarioResult, Summary } from './run/result.ts';

/** How results and the closing line are shown. */
export interface Report {
  readonly result: (result: ScenarioResult) => string;
  readonly summary: (summary: Summary) => string;
}

/** One JSON object a line, for programs. */
export const jsonReport: Report = {
  result: (result) => JSON.stringify(result),
  summary: (summary) => JSON.stringify(summary),
};

export const textReport: Report = {
  result: ({ file, title, status, detail, ms }) => {
    const mark = status === 'passed' ? '✓' : '✗';
    const path = relative(process.cwd(), file);
    const line = `${mark} ${LABELS[status]} ${path}${title === '' ? '' : `  ${title}`} (${ms} ms)`;
    return detail === '' ? line : `${line}\n    ${detail}`;
  },
  summary: ({ passed, failed, refused, error }) =>
    `\n${LABELS.passed} ${passed}，${LABELS.failed} ${failed}，${LABELS.refused} ${refused}，${LABELS.error} ${error}`,
};

const LABELS = { passed: '通过', failed: '不符', refused: '拒绝部署', error: '出错' } as const;
