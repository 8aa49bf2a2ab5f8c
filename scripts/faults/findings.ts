import { createEngineClientContext } from '../../client/engine-client-context.ts';
import { createTemporalClient } from '../../client/temporal-connection.ts';
import type { Config } from '../../config/config.ts';
import { verifyAuditChain } from '../../db/audit/verify-audit-chain.ts';
import type { Database } from '../../db/connection.ts';
import { reconcileAll } from '../../reconcile/reconcile-all.ts';

/** What was found wrong, a line each, by kind; empty lists are what the test wants. */
export interface Findings {
  /** Acknowledged, and not there. */
  readonly lost: string[];
  /** There more than once. */
  readonly doubled: string[];
  /** Not at its end, and nobody can go on. */
  readonly stuck: string[];
  /** The read model says something else than the engine. */
  readonly disagreeing: string[];
}

export function noFindings(): Findings {
  return { lost: [], doubled: [], stuck: [], disagreeing: [] };
}

/** The read model says what the engine says of every running instance, and the audit log's chain is whole. */
export async function checkRecordsAgree(database: Database, config: Config, findings: Findings): Promise<void> {
  const temporal = await createTemporalClient(config);
  try {
    const context = createEngineClientContext({ temporal, database, taskQueue: config.taskQueue, deadline: 30_000 });
    for await (const { instanceId, outcome, details } of reconcileAll(context)) {
      if (outcome !== 'agrees') {
        findings.disagreeing.push(`${instanceId}: ${outcome} ${details.join('; ')}`);
      }
    }
  } finally {
    await temporal.connection.close();
  }
  const audit = await verifyAuditChain(database);
  findings.disagreeing.push(...audit.problems);
}
