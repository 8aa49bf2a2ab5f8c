import type { IncidentKind } from './state.ts';

/**
 * A fault of the model or its data, met while a step runs. The step is undone and its element instance gets an
 * incident. Anything else that is thrown is a bug of the engine and goes up.
 */
export class ModelFault extends Error {
  readonly kind: IncidentKind;
  readonly remedy: string;
  /** The job that failed, when a retry means to offer it again. */
  readonly wait: string | undefined;

  constructor(kind: IncidentKind, message: string, remedy: string, wait?: string) {
    super(message);
    this.name = 'ModelFault';
    this.kind = kind;
    this.remedy = remedy;
    this.wait = wait;
  }
}
