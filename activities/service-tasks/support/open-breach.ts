import { findOpenBreach, type ContractBreach } from '../../../db/registers/contract-breaches.ts';
import type { ContractTerm } from '../../../db/registers/contract-terms.ts';
import type { Contract } from '../../../db/registers/contracts.ts';
import { BpmnError, type ServiceTaskContext } from '../handler.ts';
import { findPerforming } from './contract-work.ts';

/** The breach that is being dealt with, with its contract: otherwise `NO_BREACH`. */
export async function findBreachWork(
  context: ServiceTaskContext,
  title: string,
  contractId: string | undefined,
): Promise<{ readonly contract: Contract; readonly term: ContractTerm; readonly breach: ContractBreach }> {
  const { contract, term } = await findPerforming(context, title, contractId);
  const breach = await findOpenBreach(context.transaction, contract.id);
  if (breach === undefined) throw new BpmnError('NO_BREACH', `协议 ${contract.id} 没有正在处理的违约，不能办理「${title}」`);
  return { contract, term, breach };
}
