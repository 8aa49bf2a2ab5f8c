import { isEvidenceKind, type EvidenceKind } from '../../../domain/evaluations/evidence.ts';
import type { IndicatorScheme } from '../../../domain/evaluations/indicator-scheme.ts';

/** A scheme as it stands in the editor's fields: everything is text, and nothing is lost that doesn't fit yet. */
export interface TypedScheme {
  readonly title: string;
  readonly groups: readonly TypedGroup[];
  readonly bands: readonly TypedBand[];
  readonly settings: Readonly<Record<Setting, string>>;
}

export interface TypedGroup {
  readonly code: string;
  readonly title: string;
  readonly weight: string;
  readonly indicators: readonly TypedIndicator[];
}

export interface TypedIndicator {
  readonly code: string;
  readonly title: string;
  readonly weight: string;
  readonly standard: string;
  /** One a line. */
  readonly materials: string;
  readonly evidence: readonly EvidenceKind[];
}

export interface TypedBand {
  readonly grade: string;
  readonly label: string;
  readonly from: string;
  readonly renewal: string;
}

export const settings = {
  notSubmittedScore: { label: '未提交的计分', unit: '分' },
  discussionDifference: { label: '评审人总分相差多少要合议', unit: '分' },
  appealDays: { label: '申诉期', unit: '个工作日' },
  rectificationDays: { label: '整改期', unit: '个工作日' },
  rectificationShare: { label: '失分达到多少比例要整改', unit: '（0–1）' },
} as const;

export type Setting = keyof typeof settings;

/** What the fields show of a saved scheme. */
export function typedScheme({ title, indicators, bands, ...numbers }: IndicatorScheme): TypedScheme {
  return {
    title,
    groups: indicators.map((group) => ({
      ...group,
      weight: String(group.weight),
      indicators: group.indicators.map((indicator) => ({
        ...indicator,
        weight: String(indicator.weight),
        materials: indicator.materials.join('\n'),
      })),
    })),
    bands: bands.map((band) => ({ ...band, from: String(band.from) })),
    settings: {
      notSubmittedScore: String(numbers.notSubmittedScore),
      discussionDifference: String(numbers.discussionDifference),
      appealDays: String(numbers.appealDays),
      rectificationDays: String(numbers.rectificationDays),
      rectificationShare: String(numbers.rectificationShare),
    },
  };
}

/** What a scheme would be; what doesn't fit its schema is told by zod. */
export function untypedScheme({ title, groups, bands, settings: typed }: TypedScheme): unknown {
  return {
    title: title.trim(),
    indicators: groups.map((group) => ({
      code: group.code,
      title: group.title.trim(),
      weight: numberOf(group.weight),
      indicators: group.indicators.map((indicator) => ({
        code: indicator.code,
        title: indicator.title.trim(),
        weight: numberOf(indicator.weight),
        standard: indicator.standard.trim(),
        materials: indicator.materials
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
        evidence: indicator.evidence,
      })),
    })),
    bands: bands.map((band) => ({ grade: band.grade, label: band.label.trim(), from: numberOf(band.from), renewal: band.renewal })),
    notSubmittedScore: numberOf(typed.notSubmittedScore),
    discussionDifference: numberOf(typed.discussionDifference),
    appealDays: numberOf(typed.appealDays),
    rectificationDays: numberOf(typed.rectificationDays),
    rectificationShare: numberOf(typed.rectificationShare),
  };
}

/** The fields of a posted editor, by their names: `groups.0.indicators.1.title`. */
export function readTypedScheme(body: Readonly<Record<string, unknown>>): TypedScheme {
  const text = (name: string): string => textOf(body[name]);
  return {
    title: text('title'),
    groups: rows(body, 'groups').map((group) => ({
      code: text(`${group}.code`),
      title: text(`${group}.title`),
      weight: text(`${group}.weight`),
      indicators: rows(body, `${group}.indicators`).map((indicator) => ({
        code: text(`${indicator}.code`),
        title: text(`${indicator}.title`),
        weight: text(`${indicator}.weight`),
        standard: text(`${indicator}.standard`),
        materials: text(`${indicator}.materials`),
        evidence: listOf(body[`${indicator}.evidence`]).filter(isEvidenceKind),
      })),
    })),
    bands: rows(body, 'bands').map((band) => ({
      grade: text(`${band}.grade`),
      label: text(`${band}.label`),
      from: text(`${band}.from`),
      renewal: text(`${band}.renewal`),
    })),
    settings: {
      notSubmittedScore: text('notSubmittedScore'),
      discussionDifference: text('discussionDifference'),
      appealDays: text('appealDays'),
      rectificationDays: text('rectificationDays'),
      rectificationShare: text('rectificationShare'),
    },
  };
}

const MOST_ROWS = 40;

/** Names of the rows of a list, in their order; each row has a hidden field with its code. */
function rows(body: Readonly<Record<string, unknown>>, list: string): readonly string[] {
  const key = list === 'bands' ? 'grade' : 'code';
  return Array.from({ length: MOST_ROWS }, (_, index) => `${list}.${index}`).filter((row) => Object.hasOwn(body, `${row}.${key}`));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Full-width digits count; what isn't a number stays text, and the schema says so. */
function numberOf(text: string): number | string {
  const plain = text.normalize('NFKC').trim();
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
}
