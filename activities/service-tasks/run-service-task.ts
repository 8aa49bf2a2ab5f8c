import type { JsonObject } from '../../contract/json.ts';
import type { Database, Transaction } from '../../db/connection.ts';
import { claimJob, storeJobResult } from '../../db/registers/handled-jobs.ts';
import type { RegisterKeys } from '../../db/registers/register-keys.ts';
import { holdsSealedValue, openSealedVariables } from '../../db/registers/sealed-value.ts';
import { latestCompleter } from '../../db/registers/latest-completer.ts';
import { InvalidServiceTaskInput, type ServiceTaskHandler, type ServiceTaskRequest } from './handler.ts';
import { moveToNextStatus } from './support/next-status.ts';

export interface ServiceTaskServices {
  readonly database: Database;
  readonly registerKeys: RegisterKeys;
  /** The time; tests give their own. */
  readonly now?: () => Date;
}

/**
 * Runs a job's handler exactly once: claim of the job, registers, audit entries and the kept result are one
 * transaction. A job that comes again (Temporal retries when an answer got lost) waits for the first and gets its result.
 *
 * @throws {BpmnError} for a refusal that the diagram handles; nothing is written.
 * @throws {InvalidServiceTaskInput} for variables that can't be used; nothing is written, no retry helps.
 */
export async function runServiceTask(
  handler: ServiceTaskHandler,
  request: ServiceTaskRequest,
  services: ServiceTaskServices,
): Promise<JsonObject> {
  return await services.database.transaction(async (transaction) => {
    const earlier = await claimJob(transaction, request);
    if (earlier !== undefined) return earlier;
    const { variables, jobType: _jobType, ...job } = request;
    const context = {
      ...job,
      actor: await actorOf(transaction, request),
      transaction,
      registerKeys: services.registerKeys,
      now: services.now?.() ?? new Date(),
    };
    await moveToNextStatus(handler.title, variables, context);
    const result = await handler.handle(openVariables(handler, variables, services.registerKeys), context);
    await storeJobResult(transaction, request, result);
    return result;
  });
}

async function actorOf(transaction: Transaction, request: ServiceTaskRequest): Promise<string> {
  const given = request.variables.actor;
  if (typeof given === 'string' && given !== '') return given;
  return request.actor ?? (await latestCompleter(transaction, request.instanceId)) ?? request.startedBy ?? 'system';
}

function openVariables(handler: ServiceTaskHandler, variables: JsonObject, keys: RegisterKeys): JsonObject {
  const opened = openSealedVariables(variables, keys);
  // Better an incident than ciphertext in a register.
  if (holdsSealedValue(opened)) throw new InvalidServiceTaskInput(handler.title, '加密的内容无法解开，可能缺少旧密钥');
  return opened;
}
