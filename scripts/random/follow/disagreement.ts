/** The engine did what the reference doesn't allow, or didn't do what it demands. */
export class Disagreement extends Error {
  /** What is wrong, in few words: shrinking keeps to it. */
  readonly kind: DisagreementKind;

  constructor(kind: DisagreementKind, message: string) {
    super(message);
    this.name = 'Disagreement';
    this.kind = kind;
  }
}

export type DisagreementKind =
  /** Something happened that nothing in the reference explains. */
  | 'not allowed'
  /** The engine came to rest while something could still happen. */
  | 'stopped early'
  /** At rest the two wait for different things. */
  | 'differs at rest'
  /** The engine broke one of its own promises, or threw. */
  | 'broken'
  /** A diagram that should deploy was refused. */
  | 'refused'
  /** The engine didn't come back. */
  | 'hangs';

/** A path that can't be followed to its end, for reasons that are nobody's fault. */
export class Abandoned extends Error {}
