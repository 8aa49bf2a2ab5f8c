import { z } from 'zod';
import { instanceOperation } from '../../contract/instance-operation.ts';

export const batchStates = ['running', 'paused', 'cancelled', 'done'] as const;
export type BatchState = (typeof batchStates)[number];

export const itemStates = ['pending', 'done', 'refused', 'failed'] as const;
export type ItemState = (typeof itemStates)[number];

/** An operation on many instances, with the number of items by state. */
export type Batch = Readonly<z.infer<typeof batchRow>>;

export const batchRow = z.object({
  id: z.string(),
  operation: instanceOperation,
  state: z.enum(batchStates),
  total: z.number(),
  createdBy: z.string(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
  progress: z.record(z.enum(itemStates), z.number()),
});

/** One instance of a batch. */
export type BatchItem = Readonly<z.infer<typeof itemRow>>;

export const itemRow = z.object({
  position: z.number(),
  instanceId: z.string(),
  state: z.enum(itemStates),
  reason: z.string().nullable(),
  resultInstanceId: z.string().nullable(),
  finishedAt: z.date().nullable(),
});
