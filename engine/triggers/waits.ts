import type { Activation } from '../activation.ts';
import type { Wait } from '../state.ts';

/** The open wait of a key, which `check` has found to be of this kind. */
export function waitOf<Kind extends Wait['kind']>(activation: Activation, key: string, kind: Kind): Extract<Wait, { readonly kind: Kind }> {
  const wait = activation.wait(key);
  if (!isOfKind(wait, kind)) {
    throw new Error(`No wait ${key} of kind ${kind}`);
  }
  return wait;
}

function isOfKind<Kind extends Wait['kind']>(wait: Wait | undefined, kind: Kind): wait is Extract<Wait, { readonly kind: Kind }> {
  return wait?.kind === kind;
}
