import { parseRunningCode, SUPERVISION_PREFIX } from '../domain/code-schemes.ts';
import type { TaskId } from '../db/inbox/claims.ts';

/** Addresses that several pages link to. */
export function taskAddress({ instanceId, key }: TaskId): string {
  return `/tasks/${encodeURIComponent(instanceId)}/${encodeURIComponent(key)}`;
}

export function instanceAddress(instanceId: string): string {
  return `/instances/${encodeURIComponent(instanceId)}`;
}

export function caseAddress(caseId: string): string {
  return `/cases/${encodeURIComponent(caseId)}`;
}

export function visitAddress(visitId: string): string {
  return `/supervision/visits/${encodeURIComponent(visitId)}`;
}

/** Where the record of a code is, with the word for what it is. */
export function recordOfCode(code: string): { readonly label: string; readonly address: string } {
  return parseRunningCode(code)?.prefix === SUPERVISION_PREFIX
    ? { label: `督导 ${code}`, address: visitAddress(code) }
    : { label: `个案 ${code}`, address: caseAddress(code) };
}
