import { ApplicationFailure } from '@temporalio/activity';
import type { EngineClient } from '../client/engine-client.ts';
import { Refused } from '../client/refused.ts';
import type { TimerFiring } from '../contract/timer-firing.ts';
import type { DefinitionsRepository } from '../db/read-model/definitions-repository.ts';
import type { ProjectionRepository } from '../db/read-model/projection-repository.ts';
import type { EngineActivities } from './engine-activities.ts';

export interface EngineActivityServices {
  readonly projections: ProjectionRepository;
  readonly definitions: Pick<DefinitionsRepository, 'latestHash' | 'boundHash'>;
  readonly client: Pick<EngineClient, 'publishMessage' | 'startWaiting' | 'broadcastSignal'>;
  readonly fireTimerStart: (firing: TimerFiring) => Promise<void>;
}

/** The engine's own activities over real services. */
export function createEngineActivities({ projections, definitions, client, fireTimerStart }: EngineActivityServices): EngineActivities {
  return {
    'engine:project': (batch) => projections.write(batch),
    'engine:synchronise': (batch) => projections.writeFull(batch),
    'engine:resolveProcess': async (processId, binding, callerHash = '') =>
      (await (binding === undefined ? definitions.latestHash(processId) : definitions.boundHash(processId, binding, callerHash))) ?? null,
    'engine:publishMessage': async (message) => {
      await unlessRefused(client.publishMessage(message));
    },
    'engine:startWaiting': ({ processId, correlationKey }) => client.startWaiting(processId, correlationKey),
    'engine:broadcastSignal': async (signal) => {
      await unlessRefused(client.broadcastSignal(signal));
    },
    'engine:fireTimerStart': fireTimerStart,
  };
}

/** Too large, or unstorable: trying again wouldn't help, and the instance must be able to go on. */
async function unlessRefused(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refused) {
      throw ApplicationFailure.create({ type: error.kind, message: error.message, nonRetryable: true, cause: error });
    }
    throw error;
  }
}
