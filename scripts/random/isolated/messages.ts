import { z } from 'zod';

/** What the parent asks of a process: one model. */
export const modelRequest = z.strictObject({
  seed: z.number(),
  paths: z.number(),
  engines: z.array(z.enum(['atOnce', 'stepByStep'])),
});
export type ModelRequest = z.infer<typeof modelRequest>;

const found = z.strictObject({ seed: z.number(), kind: z.string(), message: z.string(), bpmn: z.string(), scenario: z.string() });

export const modelReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), features: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('model'), paths: z.number(), abandoned: z.number(), steps: z.number(), found: found.optional() }),
]);
export type ModelReply = z.infer<typeof modelReply>;
export type CheckedModel = Omit<Extract<ModelReply, { kind: 'model' }>, 'kind'>;
