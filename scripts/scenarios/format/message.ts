import { z } from 'zod';
import { parseDuration } from '../../../engine/timers/duration.ts';
import { jsonObject } from './json-schema.ts';

/**
 * A message that a scenario publishes. `id`: the same one twice is the same message. `timeToLive`: how long it waits to
 * be taken, an ISO 8601 duration; absent: as long as the scenario.
 */
export type ScenarioMessage = z.infer<typeof messageSchema>;

export const messageSchema = z.strictObject({
  name: z.string(),
  correlationKey: z.string().optional(),
  variables: jsonObject.optional(),
  id: z.string().optional(),
  timeToLive: z
    .string()
    .transform((text, context) => {
      const duration = parseDuration(text);
      if (duration === undefined) context.addIssue(`not an ISO 8601 duration: ${text}`);
      return duration ?? z.NEVER;
    })
    .optional(),
});
