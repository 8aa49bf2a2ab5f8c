import { Router } from 'express';
import { audit } from '../../../db/audit/audit.ts';
import { ledgerScope, type LedgerScope } from '../../../domain/access/ledger-access.ts';
import { forbidden } from '../../errors.ts';
import { isoDate } from '../../helpers/dates.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { pageNumber } from '../../pagination.ts';
import { personOf, queryText } from '../../request.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { sendWorkbook } from '../../workbook.ts';
import type { Page } from '../page.ts';
import { readLedgerQuery, type LedgerQuery } from './ledger-query.ts';
import { ledgerWorkbook } from './ledger-workbook.ts';
import { hoursText, periodText, presentLedger, presentLine, wholeLedger } from './present-ledger.ts';

/** 服务台账 (Art 17): every service as it was recorded, on the screen, on paper and as Excel. */
export const ledgerPage: Page = {
  name: 'ledger',
  navigation: {
    label: '台账',
    path: '/ledger',
    icon: 'ledger',
    order: 50,
    visibleTo: ({ assignments }) => assignments.some(({ role }) => role !== 'administrator' && role !== 'process-manager'),
  },
  routes(services) {
    const router = Router();
    router.use('/ledger', requirePerson, noStore);

    router.get('/ledger', async (request, response) => {
      const scope = await requireLedger(services, personOf(request));
      const query = readLedgerQuery((name) => queryText(request, name));
      response.render('ledger/view', {
        title: '服务台账',
        ...(await presentLedger(services, scope, query, pageNumber(queryText(request, 'page')))),
        wide: true,
      });
    });

    router.get('/ledger/print', async (request, response) => {
      const person = personOf(request);
      const scope = await requireLedger(services, person);
      const query = readLedgerQuery((name) => queryText(request, name));
      const ledger = await wholeLedger(services, scope, query);
      await record(services, person, 'ledger.print', query, ledger.total);
      const tree = await services.organisations();
      const organisation = tree.find(query.organisation ?? person.assignments[0]?.organisation ?? '');
      response.render('ledger/print', {
        title: '服务台账',
        printTitle: organisation?.name ?? '',
        period: periodText(query),
        lines: ledger.rows.map((row, index) => ({ ...presentLine(row), position: index + 1 })),
        total: ledger.total,
        hours: hoursText(ledger.totalMinutes),
        printedAt: services.now(),
        printedBy: person.name,
      });
    });

    router.get('/ledger/excel', async (request, response) => {
      const person = personOf(request);
      const scope = await requireLedger(services, person);
      const query = readLedgerQuery((name) => queryText(request, name));
      const ledger = await wholeLedger(services, scope, query);
      await record(services, person, 'ledger.export', query, ledger.total);
      sendWorkbook(response, `服务台账-${isoDate(services.now())}`, await ledgerWorkbook(ledger));
    });
    return router;
  },
};

async function requireLedger({ organisations }: Services, person: Person): Promise<LedgerScope> {
  const scope = ledgerScope(person, await organisations());
  if (scope.full.length === 0 && scope.masked.length === 0) throw forbidden('台账由各级社工站（室）和民政局查看。');
  return scope;
}

/** Whole ledgers that leave the system are recorded with what was asked for. */
async function record(
  { database }: Services,
  person: Person,
  action: string,
  { search, ...query }: LedgerQuery,
  entries: number,
): Promise<void> {
  const details = { ...query, searched: search !== undefined, entries };
  await database.transaction((transaction) =>
    audit(transaction, { actor: person.id, action, subject: { kind: 'organisation', id: query.organisation ?? 'all' }, details }),
  );
}
