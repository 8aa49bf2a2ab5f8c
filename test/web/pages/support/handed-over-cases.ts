import type { Transaction } from '../../../../db/connection.ts';
import { insertHandovers } from '../../../../db/registers/contract-handovers.ts';

export const HANDED_OVER = ['GA-2026-000051', 'GA-2026-000052'] as const;

const OPENED_AT = new Date('2025-12-20T02:00:00Z');

/** Gives two open cases of 锦界 to the successor of a contract that is over. */
export async function handOverCases(transaction: Transaction, contractId: string): Promise<void> {
  await transaction('clients').insert({
    id: 'client-handed-over',
    name: '冯改霞',
    sex: 'female',
    birth_date: '1949-11-20',
    tags: [],
    organisation: 'jinjie-room-01',
    consented_at: OPENED_AT,
    created_by: 'desk',
  });
  await transaction('cases').insert(
    HANDED_OVER.map((id) => ({
      id,
      client_id: 'client-handed-over',
      organisation: 'jinjie-room-01',
      station: 'jinjie',
      status: 'serving',
      source: '居民上门',
      urgency: 'normal',
      summary: '锦界的个案。',
      opened_by: 'desk',
      opened_at: OPENED_AT,
    })),
  );
  await insertHandovers(transaction, {
    contractId,
    cases: HANDED_OVER,
    toAgency: 'agency-2',
    note: '档案和钥匙当面<b>点交</b>，服务对象都已告知。',
    by: 'second-desk',
    at: new Date('2026-10-09T02:00:00Z'),
  });
}
