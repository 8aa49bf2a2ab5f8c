import { z } from 'zod';
import { contractInForce } from '../../db/registers/contracts.ts';
import { defineServiceTask } from './handler.ts';
import { text } from './support/fields.ts';

/** Finds the contract by which an agency runs a station: what an evaluation comes to is told to it (Art 35). */
export const findContractInForce = defineServiceTask({
  type: 'find-contract-in-force',
  title: '查找生效协议',
  input: z.object({ station: text('社工站', 60) }),
  output: z.object({ contractId: z.string().nullable() }),
  async run({ station }, { transaction }) {
    return { contractId: (await contractInForce(transaction, station)) ?? null };
  },
});
