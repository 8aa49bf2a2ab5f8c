import type { Client } from '@temporalio/client';
import type { Database } from '../db/connection.ts';
import { createDefinitionsRepository } from '../db/read-model/definitions-repository.ts';
import { createDoubtsRepository } from '../db/read-model/doubts-repository.ts';
import { createInstancesRepository } from '../db/read-model/instances-repository.ts';
import { createMessageStartsRepository } from '../db/read-model/message-starts-repository.ts';
import { createMessagesRepository } from '../db/read-model/messages-repository.ts';
import { UpdatesInFlight } from './updates-in-flight.ts';

export interface EngineClientOptions {
  readonly temporal: Client;
  readonly database: Database;
  readonly taskQueue: string;
  /** Milliseconds until `EngineUnavailable`. Default 3,000: nobody stares longer at a page that does nothing. */
  readonly deadline?: number;
  /** Updates that Temporal lets be under way at one workflow. Default 10, as Temporal's. */
  readonly updatesInFlight?: number;
}

const DEFAULTS = { deadline: 3_000, updatesInFlight: 10 };

/** What client functions work with. */
export interface EngineClientContext extends Required<EngineClientOptions> {
  readonly definitions: ReturnType<typeof createDefinitionsRepository>;
  readonly doubts: ReturnType<typeof createDoubtsRepository>;
  readonly instances: ReturnType<typeof createInstancesRepository>;
  readonly messages: ReturnType<typeof createMessagesRepository>;
  readonly messageStarts: ReturnType<typeof createMessageStartsRepository>;
  readonly updates: UpdatesInFlight;
}

/** Also for what works beside the client on the same things: sweeps and the reconciler. */
export function createEngineClientContext(options: EngineClientOptions): EngineClientContext {
  const { database, updatesInFlight } = { ...DEFAULTS, ...options };
  return {
    ...DEFAULTS,
    ...options,
    definitions: createDefinitionsRepository(database),
    doubts: createDoubtsRepository(database),
    instances: createInstancesRepository(database),
    messages: createMessagesRepository(database),
    messageStarts: createMessageStartsRepository(database),
    updates: new UpdatesInFlight(updatesInFlight),
  };
}
