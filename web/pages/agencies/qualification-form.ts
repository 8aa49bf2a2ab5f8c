import type { PersonQualification } from '../../../db/registers/person-qualifications.ts';
import type { JsonObject } from '../../forms/json-values.ts';
import { parseForm } from '../../forms/schema.ts';
import type { FormProblem } from '../../forms/submit.ts';

/** 职业水平证书 as people call it. */
export const certificates = {
  junior: '初级（助理社会工作师）',
  intermediate: '中级（社会工作师）',
  senior: '高级（高级社会工作师）',
} as const;

/** What Art 11 asks of a station's head. */
export const qualificationForm = parseForm({
  components: [
    {
      type: 'select',
      key: 'certificate',
      label: '社会工作者职业水平',
      description: '没有证书就不选',
      values: Object.entries(certificates).map(([value, label]) => ({ value, label })),
      layout: { row: 'a', columns: 8 },
    },
    { type: 'datetime', subtype: 'date', key: 'certifiedOn', label: '取得日期', layout: { row: 'a', columns: 8 } },
    {
      type: 'datetime',
      subtype: 'date',
      key: 'practisingSince',
      label: '从事社会工作自',
      description: '用来计算实务年限',
      layout: { row: 'b', columns: 8 },
    },
  ],
});

/** The qualification that a valid form stands for. */
export function qualificationOf(personId: string, values: JsonObject): PersonQualification {
  const day = (key: string): string | null => {
    const value = values[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const { certificate } = values;
  return {
    personId,
    certificate: certificate === 'junior' || certificate === 'intermediate' || certificate === 'senior' ? certificate : null,
    certifiedOn: day('certifiedOn'),
    practisingSince: day('practisingSince'),
  };
}

/** What the form's own checks don't know. */
export function qualificationProblems(
  { certificate, certifiedOn, practisingSince }: PersonQualification,
  today: string,
): readonly FormProblem[] {
  return [
    ...(certificate === null && certifiedOn !== null
      ? [{ path: 'certificate', label: '社会工作者职业水平', message: '填了取得日期，请选择是哪一级证书' }]
      : []),
    ...(certifiedOn !== null && certifiedOn > today ? [{ path: 'certifiedOn', label: '取得日期', message: '不能晚于今天' }] : []),
    ...(practisingSince !== null && practisingSince > today
      ? [{ path: 'practisingSince', label: '从事社会工作自', message: '不能晚于今天' }]
      : []),
  ];
}
