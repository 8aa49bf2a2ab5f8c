import type { Agency } from '../../../db/registers/agencies.ts';
import { registrationCodeFault } from '../../../domain/contracts/registration-code.ts';
import type { JsonObject } from '../../forms/json-values.ts';
import { parseForm } from '../../forms/schema.ts';
import type { FormProblem } from '../../forms/submit.ts';

/** What the desk enters about an agency (Art 11): a form like those of processes, with their checks and messages. */
export const agencyForm = parseForm({
  components: [
    { type: 'textfield', key: 'name', label: '机构名称', validate: { required: true, minLength: 2, maxLength: 100 }, ...place('a', 16) },
    { type: 'textfield', key: 'registrationCode', label: '统一社会信用代码', validate: { required: true }, ...place('b', 8) },
    { type: 'textfield', key: 'representative', label: '法定代表人', validate: { required: true, maxLength: 50 }, ...place('b', 8) },
    { type: 'textfield', key: 'phone', label: '联系电话', validate: { validationType: 'phone' }, ...place('c', 8) },
    {
      type: 'textfield',
      key: 'rating',
      label: '社会组织评估等级',
      description: '如 4A，没有就空着',
      validate: { maxLength: 10 },
      ...place('c', 8),
    },
    { type: 'textfield', key: 'address', label: '地址', validate: { maxLength: 200 }, ...place('d', 16) },
    { type: 'checkbox', key: 'professional', label: '是从事专业社会工作服务的机构', ...place('e', 16) },
    { type: 'datetime', subtype: 'date', key: 'qualifiedUntil', label: '资质有效期至', ...place('f', 8) },
    { type: 'checkbox', key: 'active', label: '在用（不勾选：停用，新协议不能再选）', defaultValue: true, ...place('g', 16) },
  ],
});

function place(row: string, columns: number) {
  return { layout: { row, columns } };
}

/** What the form shows of an agency. */
export function formOfAgency(agency: Agency | undefined): JsonObject {
  return agency === undefined ? {} : { ...agency };
}

/** The agency that a valid form stands for. */
export function agencyOf(id: string, values: JsonObject): Agency {
  const text = (key: string): string => {
    const value = values[key];
    return typeof value === 'string' ? value : '';
  };
  const optional = (key: string): string | null => (text(key) === '' ? null : text(key));
  return {
    id,
    name: text('name'),
    registrationCode: text('registrationCode').normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase(),
    representative: text('representative'),
    phone: optional('phone'),
    address: optional('address'),
    professional: values.professional === true,
    qualifiedUntil: optional('qualifiedUntil'),
    rating: optional('rating'),
    active: values.active === true,
  };
}

/** What the form's own checks don't know. A code that was entered long ago isn't held up against today's correction of a phone number. */
export function agencyProblems(agency: Agency, known: Agency | undefined): readonly FormProblem[] {
  const fault = agency.registrationCode === known?.registrationCode ? undefined : registrationCodeFault(agency.registrationCode);
  return fault === undefined ? [] : [{ path: 'registrationCode', label: '统一社会信用代码', message: fault }];
}
