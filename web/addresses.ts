import type { TaskId } from '../db/inbox/claims.ts';

/** Addresses that several pages link to. */
export function taskAddress({ instanceId, key }: TaskId): string {
  return `/tasks/${encodeURIComponent(instanceId)}/${encodeURIComponent(key)}`;
}

export function instanceAddress(instanceId: string): string {
  return `/instances/${encodeURIComponent(instanceId)}`;
}
