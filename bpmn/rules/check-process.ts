import type { Problem } from '../problem.ts';
import { rules } from './index.ts';
import type { RuleSubject } from './rule.ts';

/** Runs every rule over a process. */
export function checkProcess(subject: RuleSubject, resource: string): readonly Problem[] {
  return rules.flatMap((rule) =>
    [...rule.check(subject)].map((finding) => ({ severity: rule.severity, rule: rule.name, ...finding, resource })),
  );
}
