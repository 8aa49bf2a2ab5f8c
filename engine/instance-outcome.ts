import type { JsonObject } from '../contract/json.ts';

/** How a process instance ended. */
export type InstanceOutcome =
  | { readonly kind: 'completed'; readonly variables: JsonObject }
  | { readonly kind: 'terminated'; readonly reason?: string }
  /** An error that only the calling instance catches. */
  | { readonly kind: 'error'; readonly code: string; readonly variables: JsonObject };
