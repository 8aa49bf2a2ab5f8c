import type { CompiledResources } from '../compile-resources.ts';
import type { Limits } from '../limits.ts';
import type { Resource } from '../resource.ts';

export interface CompileRequest {
  readonly resources: readonly Resource[];
  readonly limits: Limits;
}

export type CompileReply =
  | { readonly ok: true; readonly result: CompiledResources }
  /** A bug of the compiler: the stack, for the log. */
  | { readonly ok: false; readonly error: string };

/** Both ends are this program, so a look at the outline is enough. */
export function isCompileRequest(message: unknown): message is CompileRequest {
  return typeof message === 'object' && message !== null && 'resources' in message && 'limits' in message;
}

export function isCompileReply(message: unknown): message is CompileReply {
  return typeof message === 'object' && message !== null && 'ok' in message;
}
