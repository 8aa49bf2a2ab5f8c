import { z } from 'zod';
import { caseStatuses, isCaseStatus, type CaseStatus } from '../../domain/case-status.ts';

/** `cases.status` as it is read: the stages that the domain knows, and nothing else. */
export const caseStatusColumn = z.custom<CaseStatus>(
  (value) => typeof value === 'string' && isCaseStatus(value),
  `One of ${Object.keys(caseStatuses).join(', ')}`,
);
