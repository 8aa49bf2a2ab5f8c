import type { JsonObject } from '../../../contract/json.ts';
import { changeCase, lockCase } from '../../../db/registers/write-cases.ts';
import { isCaseStatus, isClosedStatus } from '../../../domain/case-status.ts';
import { InvalidServiceTaskInput, type ServiceTaskContext } from '../handler.ts';

/**
 * Any job of a case may carry `nextStatus`: the stage that the case is in once the job is done. It spares a diagram a box
 * for every change of stage. Written before the handler runs, so that a handler which itself moves the case has the last
 * word; both are one transaction.
 */
export async function moveToNextStatus(title: string, variables: JsonObject, context: ServiceTaskContext): Promise<void> {
  const { nextStatus, caseId } = variables;
  if (nextStatus === undefined || nextStatus === null) return;
  if (typeof nextStatus !== 'string' || !isCaseStatus(nextStatus) || isClosedStatus(nextStatus)) {
    throw new InvalidServiceTaskInput(title, '下一阶段（nextStatus）应为进行中的个案状态');
  }
  const id = typeof caseId === 'string' ? caseId : context.businessKey;
  const found = await lockCase(context.transaction, id);
  // Without a case, or with a closed one, the handler itself says what is wrong.
  if (found !== undefined && !isClosedStatus(found.status)) await changeCase(context.transaction, id, { status: nextStatus });
}
