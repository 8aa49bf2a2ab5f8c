import { z } from 'zod';
import { evidenceCodes } from './evidence.ts';

/**
 * What a year's evaluation (Art 35) judges and by how much: a tree of indicators whose weights are points, bands that turn points into a
 * grade, and the days that its steps have. Data of the bureau, kept as JSON; a published one never changes.
 */
export const indicatorSchemeSchema = z.strictObject({
  title: z.string().min(1).max(60),
  indicators: z.array(groupSchema()).min(1).max(20),
  bands: z
    .array(
      z.strictObject({
        grade: codeSchema(),
        label: z.string().min(1).max(10),
        /** Points from which the grade is given, the lowest band from 0. */
        from: z.number().min(0).max(100),
        renewal: z.enum(['renew', 'conditional', 'retender']),
      }),
    )
    .min(2)
    .max(8),
  /** Points of a station that submits nothing until the cycle closes. */
  notSubmittedScore: z.number().min(0).max(100),
  /** Reviewers whose totals lie further apart than this come back for discussion. */
  discussionDifference: z.number().min(1).max(100),
  /** Working days to appeal against a provisional result. */
  appealDays: z.int().min(1).max(60),
  /** Working days to put a problem right. */
  rectificationDays: z.int().min(1).max(120),
  /** A deduction of at least this share (0–1) of an indicator's points asks for rectification. */
  rectificationShare: z.number().min(0).max(1),
});

export type IndicatorScheme = z.infer<typeof indicatorSchemeSchema>;
export type IndicatorGroup = IndicatorScheme['indicators'][number];
export type Indicator = IndicatorGroup['indicators'][number];
export type GradeBand = IndicatorScheme['bands'][number];

/** The indicators that are scored, in order. */
export function scoredIndicators(scheme: IndicatorScheme): readonly Indicator[] {
  return scheme.indicators.flatMap(({ indicators }) => indicators);
}

function groupSchema() {
  return z.strictObject({
    code: codeSchema(),
    title: z.string().min(1).max(40),
    /** Points of the group: what its indicators add up to. */
    weight: z.number().min(0).max(100),
    indicators: z
      .array(
        z.strictObject({
          code: codeSchema(),
          title: z.string().min(1).max(60),
          /** Most points that can be reached. */
          weight: z.number().gt(0).max(100),
          /** How points are given, and what material is asked for. */
          standard: z.string().max(500),
          /** Material to be uploaded; empty: none is asked for. */
          materials: z.array(z.string().min(1).max(60)).max(10),
          evidence: z.array(z.enum(evidenceCodes)).max(10),
        }),
      )
      .min(1)
      .max(30),
  });
}

function codeSchema() {
  return z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '代号用小写字母、数字和连字符，以字母开头');
}
