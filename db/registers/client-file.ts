import { z } from 'zod';
import { mayReadClient } from '../../domain/access/case-access.ts';
import type { ReadingScope } from '../../domain/access/reading-scope.ts';
import { audit } from '../audit/audit.ts';
import type { Database, Transaction } from '../connection.ts';
import { caseStatusColumn } from './case-status-column.ts';
import { findClientSubject } from './case-subject.ts';
import type { FileAnswer } from './file-answer.ts';
import type { RegisterKeys } from './register-keys.ts';

/** 服务对象档案: the client, the household and the cases. */
export interface ClientFile extends ClientRow {
  readonly household: readonly z.infer<typeof householdMember>[];
  readonly cases: readonly z.infer<typeof caseOfClient>[];
}

/**
 * Opens a client's file for a person: decides, writes the reading (or the refusal) into the audit log and answers with
 * the file, in one transaction, so that nobody reads without a trace. The ID number stays masked.
 * @param reason why somebody who needs a reason reads the file
 */
export async function openClientFile(
  database: Database,
  clientId: string,
  scope: ReadingScope,
  reason?: string,
): Promise<FileAnswer<ClientFile>> {
  return await opened(database, { clientId, scope, reason, action: 'client.read' }, (transaction) => loadClientFile(transaction, clientId));
}

/** The whole ID number, for those who may read the file and have a reason to see it; recorded like a reading. */
export async function revealIdNumber(
  database: Database,
  clientId: string,
  scope: ReadingScope,
  keys: RegisterKeys,
  reason: string,
): Promise<FileAnswer<string>> {
  if (reason.trim() === '') return { kind: 'reasonNeeded', message: '查看完整身份证号需填写理由，查看会被记录（依据第二十四条）' };
  return await opened(database, { clientId, scope, reason, action: 'client.reveal-id-number' }, async (transaction) => {
    const row: unknown = await transaction('clients').where({ id: clientId }).first('id_number_sealed');
    const sealed = z.object({ id_number_sealed: z.string().nullable() }).parse(row).id_number_sealed;
    return sealed === null ? '未登记' : keys.open(sealed);
  });
}

interface Reading {
  readonly clientId: string;
  readonly scope: ReadingScope;
  readonly reason: string | undefined;
  /** As the audit log names it. */
  readonly action: string;
}

async function opened<File>(
  database: Database,
  { clientId, scope, reason, action }: Reading,
  load: (transaction: Transaction) => Promise<File>,
): Promise<FileAnswer<File>> {
  return await database.transaction(async (transaction): Promise<FileAnswer<File>> => {
    const subject = await findClientSubject(transaction, clientId);
    if (subject === undefined) return { kind: 'unknown' };
    const decision = mayReadClient(scope, subject);
    const because = reason?.trim() ?? '';
    if (decision.kind === 'reasonNeeded' && because === '') return decision;
    const entry = { actor: scope.person, subject: { kind: 'client' as const, id: clientId } };
    if (decision.kind === 'refused') {
      await audit(transaction, { ...entry, action: `${action}-refused` });
      return decision;
    }
    const file = await load(transaction);
    await audit(transaction, { ...entry, action, details: because === '' ? {} : { reason: because } });
    return { kind: 'granted', file };
  });
}

async function loadClientFile(database: Database, clientId: string): Promise<ClientFile> {
  const row: unknown = await database('clients as k').join('organisations as o', 'o.code', 'k.organisation').where('k.id', clientId).first({
    id: 'k.id',
    name: 'k.name',
    sex: 'k.sex',
    birthDate: 'k.birth_date',
    idNumberMasked: 'k.id_number_masked',
    phone: 'k.phone',
    address: 'k.address',
    tags: 'k.tags',
    householdId: 'k.household_id',
    householdRelation: 'k.household_relation',
    organisation: 'k.organisation',
    organisationName: 'o.name',
    consentedAt: 'k.consented_at',
    createdBy: 'k.created_by',
    createdAt: 'k.created_at',
    updatedAt: 'k.updated_at',
  });
  const client = clientRow.parse(row);
  const household: unknown =
    client.householdId === null
      ? []
      : await database('clients')
          .where({ household_id: client.householdId })
          .whereNot({ id: clientId })
          .orderBy('birth_date')
          .select({ id: 'id', name: 'name', relation: 'household_relation', birthDate: 'birth_date' });
  const cases: unknown = await database('cases as c')
    .join('organisations as o', 'o.code', 'c.organisation')
    .where('c.client_id', clientId)
    .orderBy('c.opened_at', 'desc')
    .select({
      id: 'c.id',
      status: 'c.status',
      riskLevel: 'c.risk_level',
      organisationName: 'o.short_name',
      openedAt: 'c.opened_at',
      closedAt: 'c.closed_at',
      archiveCode: 'c.archive_code',
    });
  return { ...client, household: z.array(householdMember).parse(household), cases: z.array(caseOfClient).parse(cases) };
}

const clientRow = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  birthDate: z.string().nullable(),
  idNumberMasked: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  tags: z.array(z.string()),
  householdId: z.string().nullable(),
  householdRelation: z.string().nullable(),
  organisation: z.string(),
  organisationName: z.string(),
  consentedAt: z.date().nullable(),
  createdBy: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
type ClientRow = z.infer<typeof clientRow>;

const householdMember = z.object({ id: z.string(), name: z.string(), relation: z.string().nullable(), birthDate: z.string().nullable() });

const caseOfClient = z.object({
  id: z.string(),
  status: caseStatusColumn,
  riskLevel: z.enum(['low', 'medium', 'high']).nullable(),
  organisationName: z.string(),
  openedAt: z.date(),
  closedAt: z.date().nullable(),
  archiveCode: z.string().nullable(),
});
