import { z } from 'zod';
import type { JsonObject } from './json.ts';

/** Something an operator does to one instance, or by a batch to many. */
export type InstanceOperation = Readonly<z.infer<typeof instanceOperation>>;
export type InstanceOperationKind = InstanceOperation['kind'];

const variables: z.ZodType<JsonObject> = z.record(z.string(), z.json());

const activateInstructions = z.array(
  z.strictObject({ elementId: z.string(), scope: z.string().exactOptional(), variables: z.record(z.string(), variables).exactOptional() }),
);

export const instanceOperation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancel'), reason: z.string().trim().min(1).max(500) }),
  z.strictObject({ kind: z.literal('suspend') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('resolveIncidents') }),
  /** `scope`: key of a live element instance, or id of an element that has one; absent: the process instance. */
  z.strictObject({ kind: z.literal('setVariables'), variables, scope: z.string().exactOptional() }),
  z.strictObject({
    kind: z.literal('modify'),
    activate: activateInstructions.default([]),
    /** Keys of element instances, or ids of elements, of which every live instance is meant. */
    terminate: z.array(z.string()).default([]),
    variables: variables.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('migrate'),
    definitionHash: z.string().regex(/^[0-9a-f]{64}$/),
    mapping: z.record(z.string(), z.string()).default({}),
  }),
  /** A new instance from what is recorded of this one: with the data that it began with, or that it has now. */
  z.strictObject({
    kind: z.literal('restart'),
    data: z.enum(['original', 'latest']),
    /** Elements to begin before; absent: the start event by which this one began. */
    startAt: activateInstructions.min(1).exactOptional(),
    /** Absent: the version that this one runs. */
    definitionHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .exactOptional(),
    businessKey: z.string().trim().min(1).max(200).exactOptional(),
  }),
]);
