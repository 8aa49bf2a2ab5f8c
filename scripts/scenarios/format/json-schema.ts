import { z } from 'zod';
import type { JsonObject } from '../../../contract/json.ts';

/** Any JSON object: variables of a process. */
export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), z.json());
