import type { Database } from '../connection.ts';
import { clientNamesOfCases } from './case-list.ts';
import { stationsOfVisits } from './supervision-visits.ts';

/** What codes are about in words: the client of a case, the station of a visit. For tasks that a person may see anyway. */
export async function subjectsOfCodes(database: Database, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const [clients, stations] = await Promise.all([clientNamesOfCases(database, codes), stationsOfVisits(database, codes)]);
  return new Map([...clients, ...stations]);
}
