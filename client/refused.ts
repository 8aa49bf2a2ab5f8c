import type { RefusalKind } from '../contract/process-instance.ts';

/** The engine says no, for a reason that a retry doesn't change: nothing was executed. Pages explain it to the person. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
