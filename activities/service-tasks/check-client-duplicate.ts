import { z } from 'zod';
import { findClientByIdNumber, findSimilarClients, type SameClient } from '../../db/registers/write-clients.ts';
import { maskName } from '../../domain/masking.ts';
import { normalisePhone } from '../../domain/phone.ts';
import { defineServiceTask } from './handler.ts';
import { day, optional, optionalText, text } from './support/fields.ts';

/**
 * Looks for the client in the city's register before a file is opened: one person has one file. Certain by ID number,
 * possible by name with birth date or phone. Candidates are named masked: they may belong to another station.
 */
export const checkClientDuplicate = defineServiceTask({
  type: 'check-client-duplicate',
  title: '查重服务对象',
  input: z.object({
    name: text('姓名', 50),
    idNumber: optionalText('身份证号', 30),
    birthDate: optional(day('出生日期')),
    phone: optionalText('联系电话', 30),
  }),
  output: z.object({
    duplicate: z.enum(['none', 'certain', 'possible']),
    clientId: z.string().nullable(),
    candidates: z.array(z.object({ clientId: z.string(), label: z.string() })),
  }),
  async run({ name, idNumber, birthDate, phone }, { transaction, registerKeys }) {
    const same =
      idNumber === undefined
        ? undefined
        : await findClientByIdNumber(transaction, idNumber.replaceAll(/\s/g, '').toUpperCase(), registerKeys);
    if (same !== undefined) return { duplicate: 'certain' as const, clientId: same.id, candidates: [candidate(same)] };
    const similar = await findSimilarClients(transaction, {
      name,
      birthDate,
      phone: phone === undefined ? undefined : normalisePhone(phone),
    });
    return {
      duplicate: similar.length > 0 ? ('possible' as const) : ('none' as const),
      clientId: null,
      candidates: similar.map(candidate),
    };
  },
});

function candidate({ id, name, idNumberMasked, organisationName }: SameClient): { clientId: string; label: string } {
  return { clientId: id, label: `${maskName(name)}（${idNumberMasked ?? '未登记身份证号'}，${organisationName}）` };
}
