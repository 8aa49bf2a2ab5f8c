/**
 * Something that whoever runs the software can mend: a port in use, a missing key, a full disk. Commands print it as
 * what happened and what to do, without a stack trace, and end with exit code 1. Programming errors are never these.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  /** What to do, in Chinese, one step an entry. */
  readonly remedies: readonly string[];

  constructor(message: string, remedies: readonly string[], options?: ErrorOptions) {
    super(message, options);
    this.remedies = remedies;
  }
}

/** The error as a terminal shows it: what happened, then what to do. */
export function describeOperatorError(error: OperatorError): string {
  const remedies = error.remedies.map((remedy) => `  · ${remedy}`);
  return [`✗ ${error.message}`, ...(remedies.length > 0 ? ['怎么办：', ...remedies] : [])].join('\n');
}
