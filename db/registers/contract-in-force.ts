import { z } from 'zod';
import type { Database } from '../connection.ts';

/** The contract by which an agency runs the station now (Art 14); undefined when there is none. A station has one at a time. */
export async function findContractInForce(database: Database, station: string): Promise<string | undefined> {
  const row: unknown = await database('contracts').where({ station }).whereIn('status', ['in-force', 'breached', 'renewing']).first('id');
  return z.object({ id: z.string() }).optional().parse(row)?.id;
}
