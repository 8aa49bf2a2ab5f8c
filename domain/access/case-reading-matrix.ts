import type { Tier } from '../organisations/organisation.ts';
import type { RoleCode } from '../roles.ts';

/** Which cases (and so which client files) of an organisation a role reads. */
export type Extent =
  | 'all'
  /** Being archived or archived: the archivist's own work. */
  | 'archive'
  /** Escalated, in crisis or of high risk. */
  | 'alarmed'
  /** A consultation was asked for (疑难个案). */
  | 'consulted'
  /** Any, but only with a reason that is recorded. */
  | 'withReason'
  | 'none';

export interface CaseReadingRule {
  readonly role: RoleCode;
  readonly tier: Tier;
  /** Cases of the organisation in which the person has the role. */
  readonly own: Extent;
  /** Cases of the organisations beneath it. */
  readonly below: Extent;
}

/**
 * Who reads client files and cases (Art 24: 保密). What isn't in the table is refused. Besides, whoever has or may claim
 * an open task in a case reads that case, and a station that is asked to take a case over reads it until it has answered.
 */
export const caseReadingMatrix: readonly CaseReadingRule[] = [
  { role: 'worker', tier: 'room', own: 'all', below: 'none' },
  { role: 'lead', tier: 'room', own: 'all', below: 'none' },
  { role: 'head', tier: 'room', own: 'all', below: 'none' },
  { role: 'archivist', tier: 'room', own: 'archive', below: 'none' },

  { role: 'worker', tier: 'station', own: 'all', below: 'none' },
  { role: 'lead', tier: 'station', own: 'all', below: 'all' },
  { role: 'head', tier: 'station', own: 'all', below: 'all' },
  { role: 'archivist', tier: 'station', own: 'archive', below: 'archive' },

  { role: 'worker', tier: 'master', own: 'all', below: 'none' },
  { role: 'lead', tier: 'master', own: 'all', below: 'alarmed' },
  { role: 'head', tier: 'master', own: 'all', below: 'alarmed' },
  { role: 'archivist', tier: 'master', own: 'archive', below: 'none' },
  { role: 'supervisor', tier: 'master', own: 'consulted', below: 'consulted' },

  { role: 'supervisor', tier: 'bureau', own: 'none', below: 'consulted' },
  { role: 'desk', tier: 'bureau', own: 'none', below: 'withReason' },
  { role: 'deputy', tier: 'bureau', own: 'none', below: 'withReason' },
  { role: 'chief', tier: 'bureau', own: 'none', below: 'withReason' },
];
