import { findRectification, type Rectification } from '../../../db/registers/rectifications.ts';
import { BpmnError, InvalidServiceTaskInput, type ServiceTaskContext } from '../handler.ts';

/** A rectification that isn't over: otherwise the diagram hears `RECTIFICATION_CLOSED`. */
export async function findOpenRectification(
  { transaction }: ServiceTaskContext,
  title: string,
  evaluationId: string,
  indicator: string,
): Promise<Rectification> {
  const found = await findRectification(transaction, evaluationId, indicator);
  if (found === undefined) throw new InvalidServiceTaskInput(title, `评估 ${evaluationId} 没有对“${indicator}”的整改事项`);
  if (found.status === 'accepted' || found.status === 'expired') {
    throw new BpmnError('RECTIFICATION_CLOSED', `这项整改已经${found.status === 'accepted' ? '通过检查' : '逾期'}，不能再办理「${title}」`);
  }
  return found;
}
