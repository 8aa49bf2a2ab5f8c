import { z } from 'zod';
import type { Database } from '../connection.ts';

/** The SHA-256 of each text of a contract as its bytes are now, by the text's id: it should be what was written down when it was made. */
export async function documentHashesNow(database: Database, contractId: string): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await database('contract_documents')
    .where({ contract_id: contractId })
    .select({ id: 'id', sha256: database.raw(`encode(sha256(content), 'hex')`) });
  return new Map(
    z
      .array(z.object({ id: z.string(), sha256: z.string() }))
      .parse(rows)
      .map(({ id, sha256 }) => [id, sha256]),
  );
}

const resultBand = z.object({ id: z.string(), label: z.string(), renewal: z.enum(['renew', 'conditional', 'retender']) });

/** What the grade of a result is called and what it means for going on. */
export type ResultBand = Pick<z.infer<typeof resultBand>, 'label' | 'renewal'>;

/** The bands of a contract's results, by evaluation: as the scheme says by which it was evaluated. */
export async function resultBands(database: Database, contractId: string): Promise<ReadonlyMap<string, ResultBand>> {
  const { rows } = await database.raw<{ readonly rows: unknown }>(
    `select r.evaluation_id as id, band ->> 'label' as label, band ->> 'renewal' as renewal
     from contract_results r
     join station_evaluations e on e.id = r.evaluation_id
     join evaluation_cycles y on y.id = e.cycle_id
     join indicator_schemes s on s.id = y.scheme_id
     cross join lateral jsonb_array_elements(s.content -> 'bands') band
     where r.contract_id = ? and band ->> 'grade' = r.grade`,
    [contractId],
  );
  return new Map(
    z
      .array(resultBand)
      .parse(rows)
      .map(({ id, label, renewal }) => [id, { label, renewal }]),
  );
}
