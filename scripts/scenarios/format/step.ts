import { z } from 'zod';
import { jsonObject } from './json-schema.ts';
import { messageSchema } from './message.ts';

/** One step of a scenario, told apart by `verb`: the key that names it in the file. */
export type Step = z.infer<(typeof stepSchemas)[keyof typeof stepSchemas]>;
export type Verb = Step['verb'];
export type StepOf<V extends Verb> = Extract<Step, { verb: V }>;
export type Expectation = z.infer<typeof expectationSchema>;

/** What the engine refuses, and which process's instances the step concerns. */
const common = {
  about: z.string().optional(),
  refused: z.boolean().optional(),
  in: z.string().optional(),
};
const nth = z.number().int().nonnegative().optional();
const elements = z.array(z.string()).optional();

/** Elements by id; as an object with the `nth` of several instances, and a new token with its scope and local variables by element id. */
const modificationSchema = z.strictObject({
  activate: z
    .array(
      z.union([
        z.string().transform((element) => ({ element, scope: undefined, nth: undefined, variables: undefined })),
        z.strictObject({
          element: z.string(),
          scope: z.string().optional(),
          nth,
          variables: z.record(z.string(), jsonObject).optional(),
        }),
      ]),
    )
    .default([]),
  terminate: z
    .array(z.union([z.string().transform((element) => ({ element, nth: undefined })), z.strictObject({ element: z.string(), nth })]))
    .default([]),
  variables: jsonObject.optional(),
});

const expectationSchema = z.strictObject({
  about: z.string().optional(),
  in: z.string().optional(),
  state: z.enum(['active', 'completed', 'terminated', 'incident']).optional(),
  active: elements,
  tasks: elements,
  incidents: z.array(z.strictObject({ element: z.string(), kind: z.string().optional() })).optional(),
  variables: jsonObject.optional(),
  completed: elements,
  completedCount: z.record(z.string(), z.number().int().nonnegative()).optional(),
  terminated: elements,
  taken: elements,
});

/** By verb. The verb's own value is the step's main argument; `toStep` gives it a name. */
export const stepSchemas = {
  complete: z
    .strictObject({ complete: z.string(), variables: jsonObject.optional(), nth, as: z.string().optional(), ...common })
    .transform(({ complete, ...step }) => ({ verb: 'complete' as const, element: complete, ...step })),
  completeJob: z
    .strictObject({ completeJob: z.string(), variables: jsonObject.optional(), nth, ...common })
    .transform(({ completeJob, ...step }) => ({ verb: 'completeJob' as const, job: completeJob, ...step })),
  throwError: z
    .strictObject({
      throwError: z.string(),
      code: z.string(),
      message: z.string().optional(),
      variables: jsonObject.optional(),
      nth,
      ...common,
    })
    .transform(({ throwError, ...step }) => ({ verb: 'throwError' as const, element: throwError, ...step })),
  escalate: z
    .strictObject({ escalate: z.string(), code: z.string(), variables: jsonObject.optional(), nth, ...common })
    .transform(({ escalate, ...step }) => ({ verb: 'escalate' as const, element: escalate, ...step })),
  failJob: z
    .strictObject({
      failJob: z.string(),
      message: z.string().optional(),
      retries: z.number().int().nonnegative().optional(),
      nth,
      ...common,
    })
    .transform(({ failJob, ...step }) => ({ verb: 'failJob' as const, job: failJob, ...step })),
  resolveIncident: z
    .strictObject({ resolveIncident: z.string(), nth, ...common })
    .transform(({ resolveIncident, ...step }) => ({ verb: 'resolveIncident' as const, element: resolveIncident, ...step })),
  message: z
    .strictObject({
      message: messageSchema,
      ...common,
    })
    .transform(({ message, ...step }) => ({ verb: 'message' as const, message, ...step })),
  signal: z
    .strictObject({ signal: z.strictObject({ name: z.string(), variables: jsonObject.optional() }), ...common })
    .transform(({ signal, ...step }) => ({ verb: 'signal' as const, signal, ...step })),
  advance: z
    .strictObject({ advance: z.string(), ...common })
    .transform(({ advance, ...step }) => ({ verb: 'advance' as const, duration: advance, ...step })),
  setVariables: z
    .strictObject({ setVariables: jsonObject, scope: z.string().optional(), nth, ...common })
    .transform(({ setVariables, ...step }) => ({ verb: 'setVariables' as const, variables: setVariables, ...step })),
  cancel: z
    .strictObject({ cancel: z.literal(true), ...common })
    .transform(({ cancel: _, ...step }) => ({ verb: 'cancel' as const, ...step })),
  suspend: z
    .strictObject({ suspend: z.literal(true), ...common })
    .transform(({ suspend: _, ...step }) => ({ verb: 'suspend' as const, ...step })),
  resume: z
    .strictObject({ resume: z.literal(true), ...common })
    .transform(({ resume: _, ...step }) => ({ verb: 'resume' as const, ...step })),
  resolveIncidents: z
    .strictObject({ resolveIncidents: z.literal(true), ...common })
    .transform(({ resolveIncidents: _, ...step }) => ({ verb: 'resolveIncidents' as const, ...step })),
  modify: z
    .strictObject({ modify: modificationSchema, ...common })
    .transform(({ modify, ...step }) => ({ verb: 'modify' as const, ...modify, ...step })),
  activate: z
    .strictObject({ activate: z.array(z.string()).min(1), scope: z.string(), variables: jsonObject.optional(), nth, ...common })
    .transform(({ activate, ...step }) => ({ verb: 'activate' as const, elements: activate, ...step })),
  migrate: z
    .strictObject({
      migrate: z.strictObject({ resources: z.array(z.string()).min(1), mapping: z.record(z.string(), z.string()).default({}) }),
      ...common,
    })
    .transform(({ migrate, ...step }) => ({ verb: 'migrate' as const, ...migrate, ...step })),
  expect: z
    .strictObject({ expect: expectationSchema, ...common })
    .transform(({ expect, ...step }) => ({ verb: 'expect' as const, expectation: { ...expect, in: expect.in ?? step.in }, ...step })),
};

/** The verb of a raw step; undefined when this runner knows none of its keys. */
export function verbOf(keys: readonly string[]): Verb | undefined {
  return verbs.find((verb) => keys.includes(verb));
}

const verbs = [
  'complete',
  'completeJob',
  'throwError',
  'escalate',
  'failJob',
  'resolveIncident',
  'message',
  'signal',
  'advance',
  'setVariables',
  'cancel',
  'suspend',
  'resume',
  'resolveIncidents',
  'modify',
  'activate',
  'migrate',
  'expect',
] as const satisfies readonly Verb[];
