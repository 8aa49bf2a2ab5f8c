import { audit } from '../../../db/audit/audit.ts';
import { findTerm, termInForce, type ContractTerm } from '../../../db/registers/contract-terms.ts';
import { changeContract, lockContract, type Contract } from '../../../db/registers/contracts.ts';
import { contractStatuses, isOver, type ConclusionStatus } from '../../../domain/contracts/contract-status.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { BpmnError, InvalidServiceTaskInput, type ServiceTaskContext } from '../handler.ts';

/** The contract of the job (by default the business key's), locked until the job is done, whatever its status. */
export async function findContractWork(context: ServiceTaskContext, title: string, contractId?: string): Promise<Contract> {
  const id = contractId ?? context.businessKey;
  const contract = await lockContract(context.transaction, id);
  if (contract === undefined) throw new InvalidServiceTaskInput(title, `没有编号为 ${id} 的协议`);
  return contract;
}

/** The same, for what is done while the contract lives: otherwise the diagram hears `CONTRACT_ENDED`. */
export async function findLiveContract(context: ServiceTaskContext, title: string, contractId?: string): Promise<Contract> {
  const contract = await findContractWork(context, title, contractId);
  if (isOver(contract.status)) {
    throw new BpmnError('CONTRACT_ENDED', `协议 ${contract.id} ${contractStatuses[contract.status]}，不能再办理「${title}」`);
  }
  return contract;
}

/** A contract with the term by which the agency works now: otherwise `NOT_IN_FORCE`. */
export async function findPerforming(
  context: ServiceTaskContext,
  title: string,
  contractId?: string,
): Promise<{ readonly contract: Contract; readonly term: ContractTerm }> {
  const contract = await findLiveContract(context, title, contractId);
  const term = await termInForce(context.transaction, contract.id);
  if (term === undefined) throw new BpmnError('NOT_IN_FORCE', `协议 ${contract.id} 还没有生效，不能办理「${title}」`);
  return { contract, term };
}

/** A contract whose current term isn't in force yet, with that term's draft if one was written: otherwise `WRONG_STAGE`. */
export async function findConcluding(
  context: ServiceTaskContext,
  title: string,
  contractId?: string,
): Promise<{ readonly contract: Contract; readonly term: ContractTerm | undefined }> {
  const contract = await findLiveContract(context, title, contractId);
  const term = await findTerm(context.transaction, contract.id, contract.currentTerm);
  if (term?.inForceAt !== undefined && term.inForceAt !== null) {
    throw new BpmnError('WRONG_STAGE', `协议 ${contract.id} 第 ${term.number} 期已经生效，不能办理「${title}」`);
  }
  return { contract, term };
}

/** The same, where a draft is needed. */
export async function findDraft(
  context: ServiceTaskContext,
  title: string,
  contractId?: string,
): Promise<{ readonly contract: Contract; readonly term: ContractTerm }> {
  const { contract, term } = await findConcluding(context, title, contractId);
  if (term === undefined) throw new InvalidServiceTaskInput(title, `协议 ${contract.id} 第 ${contract.currentTerm} 期还没有草案`);
  return { contract, term };
}

/** Moves the first term along its steps; while a later one is concluded the contract stays as it is, because the earlier one is in force. */
export async function moveConclusion(context: ServiceTaskContext, contract: Contract, status: ConclusionStatus): Promise<void> {
  if (contract.currentTerm === 1) await changeContract(context.transaction, contract.id, { status }, context.now);
}

/** Where a contract stands when nothing holds it up: `renewing` once its next term is concluded. */
export function undisturbedStatus(contract: Contract, term: ContractTerm): 'in-force' | 'renewing' {
  return contract.currentTerm > term.number ? 'renewing' : 'in-force';
}

/** Leaves the trace of a change; called last, because the log's chain is held until the job's transaction ends. */
export async function auditContract(context: ServiceTaskContext, id: string, action: string, details: JsonObject = {}): Promise<void> {
  await audit(context.transaction, {
    actor: context.actor,
    action: `contract.${action}`,
    subject: { kind: 'contract', id },
    details: { ...details, instance: context.instanceId },
    at: context.now,
  });
}
