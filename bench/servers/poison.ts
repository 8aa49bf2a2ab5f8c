import { setTimeout as sleep } from 'node:timers/promises';
import { instanceId } from '../../contract/process-instance.ts';
import type { System } from '../../scripts/system/system.ts';
import { openDiagramBed } from './diagram-bed.ts';

/** Ways not to stop that `diagrams/poison.bpmn` knows: a loop without a wait, and expressions without end. */
export const POISON_KINDS = 10;

/** Instances that would hold a worker for ever. */
export interface Poison {
  /** Starts one of each kind, evenly over so many milliseconds. */
  start(prefix: string, milliseconds: number): Promise<void>;
  /** How many of those with the prefix have stopped with an incident. */
  incidents(prefix: string): Promise<number>;
  stop(): Promise<void>;
}

export async function preparePoison(system: System): Promise<Poison> {
  const bed = await openDiagramBed(system, 'poison');
  const { processId, client, database } = bed;
  return {
    async start(prefix, milliseconds) {
      const kinds = Array.from({ length: POISON_KINDS }, (_, kind) => kind);
      await Promise.all(
        kinds.map(async (kind) => {
          await sleep((kind * milliseconds) / POISON_KINDS);
          const businessKey = `${prefix}-${String(kind)}`;
          const variables = { kind, n: 0, stop: false };
          await client.startInstance({ processId, businessKey, organisation: 'bench', variables, requestId: businessKey });
        }),
      );
    },
    async incidents(prefix) {
      const { rows } = await database.raw<{ rows: { count: string }[] }>(
        `select count(distinct instance_id) from incidents where instance_id like ? || '%'`,
        [instanceId(processId, prefix)],
      );
      return Number(rows[0]?.count);
    },
    stop: () => bed.stop(),
  };
}
