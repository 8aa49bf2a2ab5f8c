import type { SchemeProblem } from '../../../domain/evaluations/check-scheme.ts';
import { evidenceCodes, evidenceKinds } from '../../../domain/evaluations/evidence.ts';
import type { SchemeVersion } from '../../../db/registers/indicator-schemes.ts';
import { settings, type Setting, type TypedScheme } from './scheme-typing.ts';

export const renewals = { renew: '建议续签', conditional: '有条件续签', retender: '重新招标' } as const;
export const schemeStatuses = { draft: '草稿', published: '已发布', replaced: '已被替换' } as const;

/** Rows and fields of the editor with what is wrong at them; `revision` goes along in a hidden field. */
export function presentScheme(
  { id, year, version, status, editedAt, publishedAt }: SchemeVersion,
  typed: TypedScheme,
  { problems, revision, mayEdit }: { readonly problems: readonly SchemeProblem[]; readonly revision: number; readonly mayEdit: boolean },
): object {
  return {
    id,
    year,
    version,
    revision,
    statusLabel: schemeStatuses[status],
    isDraft: status === 'draft',
    readOnly: status !== 'draft' || !mayEdit,
    editedAt,
    publishedAt,
    title: typed.title,
    problems,
    total: sumOf(typed.groups.map(({ weight }) => weight)),
    groups: typed.groups.map((group, index) => ({
      ...group,
      path: `groups.${index}`,
      index,
      reached: sumOf(group.indicators.map(({ weight }) => weight)),
      isInvalid: problems.some(({ at }) => at.startsWith(`indicators.${index}.`)),
      indicators: group.indicators.map((indicator, row) => ({
        ...indicator,
        path: `groups.${index}.indicators.${row}`,
        remove: `remove:groups.${index}.${row}`,
        isInvalid: problems.some(({ at }) => at.startsWith(`indicators.${index}.indicators.${row}.`)),
        evidenceLabels: indicator.evidence.map((kind) => evidenceKinds[kind]),
        choices: evidenceCodes.map((kind) => ({ kind, label: evidenceKinds[kind], chosen: indicator.evidence.includes(kind) })),
      })),
    })),
    bands: typed.bands.map((band, index) => ({
      ...band,
      path: `bands.${index}`,
      remove: `remove:bands.${index}`,
      isInvalid: problems.some(({ at }) => at.startsWith(`bands.${index}.`)),
      renewals: Object.entries(renewals).map(([value, label]) => ({ value, label, chosen: value === band.renewal })),
    })),
    settings: settingCodes.map((name) => ({
      name,
      ...settings[name],
      value: typed.settings[name],
      isInvalid: problems.some(({ at }) => at === name),
    })),
  };
}

const settingCodes = Object.keys(settings).filter((name): name is Setting => Object.hasOwn(settings, name));

function sumOf(weights: readonly string[]): number {
  return Math.round(weights.map(Number).reduce((sum, weight) => sum + (Number.isNaN(weight) ? 0 : weight), 0) * 1000) / 1000;
}
