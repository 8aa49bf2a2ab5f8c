import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyAuditChain } from '../../../db/audit/verify-audit-chain.ts';
import { openCaseFile } from '../../../db/registers/case-file.ts';
import { listCases } from '../../../db/registers/case-list.ts';
import { findCaseSubject } from '../../../db/registers/case-subject.ts';
import { openClientFile, revealIdNumber } from '../../../db/registers/client-file.ts';
import { listClients } from '../../../db/registers/client-list.ts';
import { listLedger } from '../../../db/registers/ledger.ts';
import { loadOrganisationTree } from '../../../db/registers/organisations.ts';
import { mayReadCase } from '../../../domain/access/case-access.ts';
import { caseReadingMatrix } from '../../../domain/access/case-reading-matrix.ts';
import { ledgerScope } from '../../../domain/access/ledger-access.ts';
import { readingScope, type ReadingScope } from '../../../domain/access/reading-scope.ts';
import { checkDigit } from '../../../domain/id-number.ts';
import type { OrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import { roleCodes, type RoleCode } from '../../../domain/roles.ts';
import { createRegisterBed, type RegisterBed } from '../../activities/service-tasks/register-bed.ts';

const ID_NUMBER = `61089919500315002${checkDigit('61089919500315002')}`;
const ALL = { page: 1, size: 100 };

let bed: RegisterBed;
let tree: OrganisationTree;
let clientId: string;

const scopeOf = (role: RoleCode, organisation: string, id = `${role}@${organisation}`): ReadingScope =>
  readingScope({ id, name: id, assignments: [{ role, organisation }] }, tree);

/** Cases of every kind that the matrix tells apart, in rooms of two towns, in a station and in the master station. */
async function fillCases(): Promise<void> {
  const kinds = ['ordinary', 'high', 'crisis', 'consulted', 'archived', 'referred'] as const;
  let number = 100;
  for (const room of ['dabaodang-room-01', 'jinjie-room-02', 'dabaodang', 'master']) {
    for (const kind of kinds) {
      const options = { businessKey: `GA-2026-000${(number += 1)}` };
      await bed.run('open-case', { room, clientId: room === 'dabaodang-room-01' && kind === 'ordinary' ? clientId : null }, options);
      if (kind === 'high') await bed.run('record-assessment', { riskLevel: 'high', situation: '有自伤念头' }, options);
      if (kind === 'crisis') await bed.run('record-crisis', { description: '走失' }, options);
      if (kind === 'consulted') await bed.run('record-consultation', { question: '如何介入' }, options);
      if (kind === 'archived') {
        await bed.run('record-closing', { closeReason: 'goals-met', summary: '完成' }, options);
        await bed.run('archive-case', {}, options);
      }
      if (kind === 'referred') {
        await bed.run('record-referral', { step: 'proposed', toOrganisation: 'erlintu', reason: '搬迁', consent: true }, options);
      }
      if (kind === 'ordinary') {
        await bed.run('record-session', { date: '2026-11-20', durationMinutes: 45, place: '家中', content: '入户探访' }, options);
      }
    }
  }
}

beforeAll(async () => {
  bed = await createRegisterBed();
  tree = await loadOrganisationTree(bed.database);
  const registered = await bed.run('register-client', {
    name: '张秀英',
    idNumber: ID_NUMBER,
    phone: '13809123456',
    room: 'dabaodang-room-01',
    consent: true,
    tags: 'left-behind-elderly',
  });
  clientId = z.string().parse(registered.clientId);
  await fillCases();
});

afterAll(async () => {
  await bed.close();
});

describe('lists and decisions', () => {
  it('agree on every role, tier and kind of case', async () => {
    const everything = await listCases(bed.database, { ...scopeOf('worker', 'dabaodang'), all: tree.all.map(({ code }) => code) }, {}, ALL);
    expect(everything.total).toBe(24);
    for (const organisation of ['dabaodang-room-01', 'dabaodang-room-02', 'dabaodang', 'jinjie', 'erlintu', 'master', 'bureau']) {
      for (const role of roleCodes) {
        const scope = scopeOf(role, organisation);
        const listed = new Set((await listCases(bed.database, scope, {}, ALL)).rows.map(({ id }) => id));
        for (const { id } of everything.rows) {
          const subject = await findCaseSubject(bed.database, id);
          const granted = subject !== undefined && mayReadCase(scope, subject).kind === 'granted';
          expect(listed.has(id), `${role}@${organisation} ${id}`).toBe(granted);
        }
      }
    }
  });

  it('cover every role of the matrix', () => {
    expect(caseReadingMatrix.every(({ role }) => roleCodes.includes(role))).toBe(true);
  });
});

describe('listCases', () => {
  it('filters and pages', async () => {
    const scope = scopeOf('head', 'dabaodang');
    expect((await listCases(bed.database, scope, { search: '秀英' }, ALL)).rows).toMatchObject([{ clientName: '张秀英', sessionsDone: 1 }]);
    expect((await listCases(bed.database, scope, { riskLevel: 'high' }, ALL)).total).toBe(2);
    expect((await listCases(bed.database, scope, { open: true }, ALL)).total).toBe(10);
    const page = await listCases(bed.database, scope, {}, { page: 2, size: 5 });
    expect([page.rows.length, page.total]).toEqual([5, 12]);
    expect((await listCases(bed.database, scope, { search: '%' }, ALL)).total).toBe(0);
  });
});

describe('listClients', () => {
  it('finds a client by part of the name, by phone, and by the whole ID number only', async () => {
    const scope = scopeOf('worker', 'dabaodang-room-01');
    const found = async (search: string) => (await listClients(bed.database, scope, bed.keys, { search }, ALL)).total;
    expect(await Promise.all(['秀', '138 0912 3456', ID_NUMBER, ID_NUMBER.slice(0, 10), '王'].map(found))).toEqual([1, 1, 1, 0, 0]);
  });

  it('hides clients of others, also from a search by ID number', async () => {
    expect((await listClients(bed.database, scopeOf('worker', 'jinjie'), bed.keys, { search: ID_NUMBER }, ALL)).total).toBe(0);
  });

  it('shows the bureau a masked name and finds it by the whole name only', async () => {
    const desk = scopeOf('desk', 'bureau');
    expect((await listClients(bed.database, desk, bed.keys, {}, ALL)).rows).toMatchObject([
      { name: '张**', reasonNeeded: true, birthDate: '1950', phoneMasked: '138****3456' },
    ]);
    expect((await listClients(bed.database, desk, bed.keys, { search: '秀' }, ALL)).total).toBe(0);
    expect((await listClients(bed.database, desk, bed.keys, { search: '张秀英' }, ALL)).total).toBe(1);
  });
});

describe('opening a file', () => {
  const trace = async (actor: string): Promise<unknown> =>
    await bed.database('audit_log').where({ actor }).orderBy('seq').select('action', 'subject_id', 'details');

  it('leaves a trace of the reading', async () => {
    const answer = await openClientFile(bed.database, clientId, scopeOf('worker', 'dabaodang-room-01', 'reader-one'));
    expect(answer).toMatchObject({ kind: 'granted', file: { name: '张秀英', cases: [{ status: 'collecting' }] } });
    expect(await trace('reader-one')).toEqual([{ action: 'client.read', subject_id: clientId, details: {} }]);
  });

  it('leaves a trace of a refusal too', async () => {
    expect((await openClientFile(bed.database, clientId, scopeOf('head', 'jinjie', 'reader-two'))).kind).toBe('refused');
    expect(await trace('reader-two')).toMatchObject([{ action: 'client.read-refused' }]);
  });

  it('asks the bureau for a reason and records it', async () => {
    const desk = scopeOf('desk', 'bureau', 'reader-three');
    expect((await openClientFile(bed.database, clientId, desk, '  ')).kind).toBe('reasonNeeded');
    expect(await trace('reader-three')).toEqual([]);
    expect((await openClientFile(bed.database, clientId, desk, '信访核查')).kind).toBe('granted');
    expect(await trace('reader-three')).toMatchObject([{ details: { reason: '信访核查' } }]);
  });

  it('shows the whole ID number only with a reason', async () => {
    const scope = scopeOf('worker', 'dabaodang-room-01', 'reader-four');
    expect((await revealIdNumber(bed.database, clientId, scope, bed.keys, '')).kind).toBe('reasonNeeded');
    expect(await revealIdNumber(bed.database, clientId, scope, bed.keys, '补录医保')).toEqual({ kind: 'granted', file: ID_NUMBER });
    expect((await revealIdNumber(bed.database, clientId, scopeOf('head', 'jinjie'), bed.keys, '好奇')).kind).toBe('refused');
  });

  it('knows no file under a forged id', async () => {
    expect((await openClientFile(bed.database, "x' or '1'='1", scopeOf('head', 'dabaodang'))).kind).toBe('unknown');
    expect((await openCaseFile(bed.database, 'GA-2026-999999', scopeOf('head', 'dabaodang'))).kind).toBe('unknown');
  });

  it('shows the receiving station a case that it is asked to take', async () => {
    const referred = await listCases(bed.database, scopeOf('head', 'erlintu'), {}, ALL);
    expect(referred.rows.map(({ status }) => status)).toEqual(['referring', 'referring', 'referring', 'referring']);
    const [first] = referred.rows;
    expect((await openCaseFile(bed.database, first?.id ?? '', scopeOf('head', 'erlintu'))).kind).toBe('granted');
  });

  it('keeps the log intact', async () => {
    expect((await verifyAuditChain(bed.database)).problems).toEqual([]);
  });
});

describe('listLedger', () => {
  const ledger = async (role: RoleCode, organisation: string, filter = {}) =>
    await listLedger(bed.database, ledgerScope({ id: 'me', name: '我', assignments: [{ role, organisation }] }, tree), filter, ALL);

  it('shows a station its own in full, with sums', async () => {
    const page = await ledger('head', 'dabaodang');
    expect([page.total, page.totalMinutes]).toEqual([2, 90]);
    expect(page.rows.map(({ clientName, masked }) => [clientName, masked])).toContainEqual(['张秀英', false]);
  });

  it('shows the bureau what was done but not for whom', async () => {
    const page = await ledger('desk', 'bureau');
    expect(page.total).toBe(4);
    expect(page.rows.every(({ content, masked }) => masked && content === null)).toBe(true);
    expect(page.rows.map(({ clientName }) => clientName)).toContain('张**');
    expect((await ledger('desk', 'bureau', { search: '入户' })).total).toBe(0);
  });

  it('filters by day and by station with its rooms', async () => {
    expect((await ledger('desk', 'bureau', { from: '2026-11-21' })).total).toBe(0);
    expect((await ledger('desk', 'bureau', { from: '2026-11-20', to: '2026-11-20', organisation: 'jinjie' })).total).toBe(1);
    expect((await ledger('worker', 'jinjie-room-01')).total).toBe(0);
  });
});

describe('registers', () => {
  it.each(['cases', 'clients', 'service_sessions'])('refuse to delete from %s', async (table) => {
    await expect(bed.database(table).delete()).rejects.toThrow(/kept, not deleted/);
  });

  it('hold no ID number in the clear', async () => {
    const row: unknown = await bed.database('clients').where({ id: clientId }).first();
    expect(JSON.stringify(row)).not.toContain(ID_NUMBER);
  });
});
