/**
 * An answer of the access policy. A refusal carries what the person reads; `reasonNeeded` becomes a grant when a reason
 * was given, and that reason goes into the audit log.
 */
export type AccessDecision =
  | { readonly kind: 'granted' }
  | { readonly kind: 'reasonNeeded'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

export const granted: AccessDecision = { kind: 'granted' };

export function refused(message: string): AccessDecision {
  return { kind: 'refused', message };
}

export function reasonNeeded(message: string): AccessDecision {
  return { kind: 'reasonNeeded', message };
}

export function isGranted(decision: AccessDecision): boolean {
  return decision.kind === 'granted';
}
