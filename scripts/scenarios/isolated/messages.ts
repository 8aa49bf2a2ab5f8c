import { z } from 'zod';
import { scenarioStatuses } from '../run/result.ts';

/** What a runner process tells its parent. */
export const runnerReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({
    kind: z.literal('result'),
    result: z.strictObject({ file: z.string(), title: z.string(), status: z.enum(scenarioStatuses), detail: z.string(), ms: z.number() }),
  }),
]);
export type RunnerReply = z.infer<typeof runnerReply>;
