import type { JsonObject } from '../../contract/json.ts';
import type { ProcessDefinition } from '../../engine/definition/process-definition.ts';
import type { Limits } from '../limits.ts';
import type { Finding } from '../problem.ts';
import type { Decisions } from '../decisions/read-decisions.ts';
import type { ParsedBpmn } from '../reading/parse-bpmn.ts';
import type { ProcessSource } from '../reading/process-source.ts';

/** What a rule looks at: one executable process, as drawn and as compiled. */
export interface RuleSubject {
  readonly source: ProcessSource;
  /** Lacks what couldn't be compiled. */
  readonly definition: ProcessDefinition;
  readonly file: ParsedBpmn;
  readonly decisions: Decisions;
  /** Forms of the deployment by id. */
  readonly forms: Readonly<Record<string, JsonObject>>;
  readonly limits: Limits;
}

/**
 * One check at deployment: one file, one name, one test with a right and a wrong drawing. Errors are for what the
 * specification forbids or the engine can't run; what the specification allows is at most a warning.
 */
export interface Rule {
  /** Stable, kebab-case, same as the file. */
  readonly name: string;
  readonly severity: 'error' | 'warning';
  check(subject: RuleSubject): Iterable<Finding>;
}
