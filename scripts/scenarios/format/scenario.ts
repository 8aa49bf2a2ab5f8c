import { z } from 'zod';
import { jsonObject } from './json-schema.ts';
import { parseNotingUnknownKeys, ScenarioFormatError } from './lenient-parse.ts';
import { messageSchema } from './message.ts';
import { stepSchemas, verbOf, type Step } from './step.ts';

/** A scenario as its file says it (docs/scenarios.md), defaults filled in. */
export interface Scenario {
  readonly title: string;
  /** Files beside the scenario; absent: every diagram, decision and form beside it. */
  readonly resources: readonly string[] | undefined;
  readonly process: string | undefined;
  /** Virtual clock at the start, epoch milliseconds. */
  readonly now: number;
  readonly expectedProblems: readonly ExpectedProblem[] | undefined;
  /** Absent: the none start event, if the process has one. */
  readonly start: ScenarioStart | undefined;
  /** Automatic answers by job type, used in turn; the last one stays. */
  readonly jobs: Readonly<Record<string, readonly JobAnswer[]>>;
  readonly steps: readonly NumberedStep[];
}

/** A problem that deployment must name instead of running. */
export type ExpectedProblem = z.infer<typeof problemSchema>;
export type ScenarioStart = z.infer<typeof startSchema>;
export type JobAnswer = z.infer<typeof jobAnswerSchema>;

/** A step with its place in the file (from 1), for messages. An unknown verb is kept: it fails when its turn comes. */
export interface NumberedStep {
  readonly number: number;
  readonly step: Step | UnknownStep;
}

export interface UnknownStep {
  readonly verb: 'unknown';
  readonly keys: readonly string[];
}

/** What reading a file gives: the scenario, and notes about keys that this runner doesn't know. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly notes: readonly string[];
}

const DEFAULT_NOW = '2026-03-02T09:00:00+08:00';

const startSchema = z.strictObject({
  variables: jsonObject.optional(),
  none: z.boolean().optional(),
  message: messageSchema.optional(),
  signal: z.strictObject({ name: z.string(), variables: jsonObject.optional() }).optional(),
  timer: z.string().optional(),
  /** Elements to begin before, instead of at a start event. */
  at: z.array(z.string()).optional(),
});

const jobAnswerSchema = z.strictObject({
  complete: jsonObject.optional(),
  throwError: z.strictObject({ code: z.string(), message: z.string().optional(), variables: jsonObject.optional() }).optional(),
  fail: z.strictObject({ message: z.string().optional(), retries: z.number().int().nonnegative().optional() }).optional(),
});

const problemSchema = z.strictObject({ element: z.string().optional(), rule: z.string().optional() });

const fileSchema = z.strictObject({
  title: z.string().optional(),
  /** Which rule decides the case: for readers only. */
  about: z.string().optional(),
  resources: z.array(z.string()).optional(),
  process: z.string().optional(),
  now: z.string().optional(),
  deploy: z.strictObject({ refused: z.array(problemSchema).optional() }).optional(),
  start: startSchema.optional(),
  jobs: z
    .record(
      z.string(),
      z.preprocess((answer): unknown => (Array.isArray(answer) ? answer : [answer]), z.array(jobAnswerSchema).min(1)),
    )
    .optional(),
  steps: z.array(jsonObject).optional(),
});

/**
 * Checks a scenario file's contents. Unknown keys are noted and ignored; anything else that doesn't fit throws
 * a `ScenarioFormatError` whose message names the place.
 */
export function readScenario(contents: unknown): ReadScenario {
  const notes: string[] = [];
  const file = parseNotingUnknownKeys(fileSchema, contents, '', notes);
  return {
    scenario: {
      title: file.title ?? '',
      resources: file.resources,
      process: file.process,
      now: readClock(file.now ?? DEFAULT_NOW),
      expectedProblems: file.deploy?.refused,
      start: file.start,
      jobs: file.jobs ?? {},
      steps: (file.steps ?? []).map((step, index) => readStep(step, index + 1, notes)),
    },
    notes,
  };
}

function readStep(contents: Readonly<Record<string, unknown>>, number: number, notes: string[]): NumberedStep {
  const keys = Object.keys(contents);
  const verb = verbOf(keys);
  if (verb === undefined) return { number, step: { verb: 'unknown', keys } };
  return { number, step: parseNotingUnknownKeys<Step>(stepSchemas[verb], contents, `step ${String(number)}: `, notes) };
}

/** Without an offset the clock is the bureau's: Asia/Shanghai. */
function readClock(text: string): number {
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text);
  const time = text.includes('T') ? text : `${text}T00:00:00`;
  const at = Date.parse(hasOffset && text.includes('T') ? time : `${time}+08:00`);
  if (Number.isNaN(at)) throw new ScenarioFormatError(`now: not a date time: ${text}`);
  return at;
}
