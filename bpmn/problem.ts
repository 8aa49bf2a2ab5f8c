/** Something a person should know about a resource before (or instead of) deploying it. */
export interface Problem {
  /** An error keeps the whole deployment out; a warning tells what will happen at run time. */
  readonly severity: 'error' | 'warning';
  /** Name of the rule, stable: tests, scenario files and the editor refer to it. */
  readonly rule: string;
  /** Id of the element; absent when the problem concerns the file. */
  readonly element?: string;
  /** Name of the file. */
  readonly resource: string;
  /** What is wrong, in Chinese. */
  readonly message: string;
  /** What to do about it, in Chinese. */
  readonly remedy: string;
}

/** What a rule says; the runner adds rule, severity and resource. */
export interface Finding {
  readonly element?: string;
  readonly message: string;
  readonly remedy: string;
}

/** A fault of a file itself, with the rule it breaks. */
export interface FileFinding extends Finding {
  readonly rule: string;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
