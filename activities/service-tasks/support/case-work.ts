import type { WorkingCase } from '../../../db/registers/write-cases.ts';
import { lockCase } from '../../../db/registers/write-cases.ts';
import type { Authorship } from '../../../db/registers/write-case-records.ts';
import { audit } from '../../../db/audit/audit.ts';
import { caseStatuses, isClosedStatus } from '../../../domain/case-status.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { BpmnError, InvalidServiceTaskInput, type ServiceTaskContext } from '../handler.ts';

/** A case that a handler works on: locked, with whom its records are ascribed to. */
export interface CaseWork {
  readonly found: WorkingCase;
  readonly authorship: Authorship;
}

/** The case of the job (by default the business key's), locked until the job is done, whatever its status. */
export async function findCase(context: ServiceTaskContext, title: string, caseId: string | undefined): Promise<CaseWork> {
  const id = caseId ?? context.businessKey;
  const found = await lockCase(context.transaction, id);
  if (found === undefined) throw new InvalidServiceTaskInput(title, `没有编号为 ${id} 的个案`);
  return { found, authorship: { caseId: id, by: context.actor, at: context.now } };
}

/** The same, for what only an open case takes: otherwise the diagram hears `CASE_CLOSED`. */
export async function findOpenCase(context: ServiceTaskContext, title: string, caseId: string | undefined): Promise<CaseWork> {
  const work = await findCase(context, title, caseId);
  if (isClosedStatus(work.found.status)) {
    throw new BpmnError('CASE_CLOSED', `个案 ${work.found.id} ${caseStatuses[work.found.status].label}，不能再办理「${title}」`);
  }
  return work;
}

/** Leaves the trace of a change to a case; called last, because the log's chain is held until the job's transaction ends. */
export async function auditCase(context: ServiceTaskContext, caseId: string, action: string, details: JsonObject = {}): Promise<void> {
  await audit(context.transaction, {
    actor: context.actor,
    action: `case.${action}`,
    subject: { kind: 'case', id: caseId },
    details: { ...details, instance: context.instanceId },
    at: context.now,
  });
}
