import { Router, type Request } from 'express';
import { audit } from '../../../db/audit/audit.ts';
import { openTasksOf } from '../../../db/instances/open-tasks.ts';
import { listCalendarObligations, listCalendarTerms } from '../../../db/registers/contract-calendar.ts';
import { readDocument } from '../../../db/registers/contract-documents.ts';
import { contractStations, mayReadAgencies } from '../../../domain/access/contract-access.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { presentArticles } from '../../articles.ts';
import { forbidden, notFound } from '../../errors.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { listAddress, pageNumber } from '../../pagination.ts';
import { pathText, personOf, queryText } from '../../request.ts';
import type { Services } from '../../services.ts';
import { presentOpenTasks } from '../../tasks/present-open-tasks.ts';
import { sendWorkbook } from '../../workbook.ts';
import type { Page } from '../page.ts';
import { calendarWorkbook } from './calendar-workbook.ts';
import { readContractQuery } from './contract-query.ts';
import { loadContract, requireContract } from './load-contract.ts';
import { calendarPeriod, presentCalendar, shiftMonth } from './present-calendar.ts';
import { presentContract } from './present-contract.ts';
import { presentContractList } from './present-contract-list.ts';

/** 协议: contracts with the agencies that run stations (Art 14): what they say, who signed, what is due, when they end. */
export const contractsPage: Page = {
  name: 'contracts',
  navigation: {
    label: '协议',
    path: '/contracts',
    icon: 'contract',
    order: 53,
    covers: ['/agencies'],
    visibleTo: (person, tree) => contractStations(person, tree).length > 0,
  },
  routes(services) {
    const router = Router();
    router.use('/contracts', requirePerson, noStore);

    router.get('/contracts', async (request, response) => {
      const stations = await requireStations(services, request);
      const query = readContractQuery((name) => queryText(request, name));
      response.render('contracts/list', {
        title: '协议',
        ...(await presentContractList(services, stations, query, pageNumber(queryText(request, 'page')))),
        showsAgencies: mayReadAgencies(personOf(request), await services.organisations()),
        wide: true,
      });
    });

    router.get('/contracts/calendar', async (request, response) => {
      const { period, terms, obligations, today } = await readCalendar(services, request);
      const address = (month: string): string => listAddress('/contracts/calendar', { from: month });
      response.render('contracts/calendar', {
        title: '协议日历',
        ...presentCalendar(period, terms, obligations, today),
        from: period.from.slice(0, 7),
        to: period.to.slice(0, 7),
        earlierAddress: address(shiftMonth(period.from, -12)),
        laterAddress: address(shiftMonth(period.from, 12)),
        excelAddress: listAddress('/contracts/calendar/excel', { from: period.from.slice(0, 7) }),
        wide: true,
      });
    });

    router.get('/contracts/calendar/excel', async (request, response) => {
      const { period, terms, obligations } = await readCalendar(services, request);
      await record(services, request, 'contract.export', 'all', { from: period.from, to: period.to, terms: terms.length });
      sendWorkbook(response, `协议日历-${period.from.slice(0, 7)}`, await calendarWorkbook(terms, obligations));
    });

    router.get('/contracts/:id', async (request, response) => {
      const { instanceId, ...view } = await showContract(services, request);
      const tasks = await openTasksOf(services.database, instanceId === null ? [] : [instanceId]);
      response.render('contracts/view', {
        title: `协议 ${view.id}`,
        ...view,
        tasks: await presentOpenTasks(services, personOf(request), tasks),
        articles: presentArticles(['第十四条', '第七条']),
        wide: true,
      });
    });

    router.get('/contracts/:id/print', async (request, response) => {
      const view = await showContract(services, request);
      response.render('contracts/print', {
        title: `协议 ${view.id}`,
        ...view,
        printedBy: personOf(request).name,
        printedAt: services.now(),
      });
    });

    router.get('/contracts/:id/documents/:document', async (request, response) => {
      const contract = await requireContract(services, personOf(request), pathText(request, 'id'));
      const document = await readDocument(services.database, pathText(request, 'document'));
      if (document?.contractId !== contract.id) throw notFound('文件');
      await record(services, request, 'contract.download', contract.id, { term: document.term, revision: document.revision });
      response.attachment(document.fileName).type('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
      response.send(Buffer.from(document.content));
    });
    return router;
  },
};

async function requireStations({ organisations }: Services, request: Request): Promise<readonly string[]> {
  const stations = contractStations(personOf(request), await organisations());
  if (stations.length === 0) throw forbidden('协议由市民政局、镇街干部、承接机构管理人和社工站负责人查看。');
  return stations;
}

async function readCalendar(services: Services, request: Request) {
  const stations = await requireStations(services, request);
  const today = dayOf(services.now());
  const period = calendarPeriod(queryText(request, 'from'), today);
  const range = { stations, from: period.from, to: period.to };
  const [terms, obligations] = await Promise.all([
    listCalendarTerms(services.database, range),
    listCalendarObligations(services.database, range),
  ]);
  // Rows stand in the city's order, as everywhere.
  const place = ({ station }: { readonly station: string }): number => stations.indexOf(station);
  return { period, terms: terms.toSorted((one, other) => place(one) - place(other)), obligations, today };
}

async function showContract(services: Services, request: Request) {
  const contract = await requireContract(services, personOf(request), pathText(request, 'id'));
  const term = Number(queryText(request, 'term'));
  const file = await loadContract(services, contract);
  return {
    ...presentContract(file, dayOf(services.now()), Number.isSafeInteger(term) ? term : undefined),
    instanceId: contract.instanceId,
  };
}

/** What leaves the system is recorded with what was taken. */
async function record(
  { database }: Services,
  request: Request,
  action: string,
  id: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  await database.transaction((transaction) =>
    audit(transaction, { actor: personOf(request).id, action, subject: { kind: 'contract', id }, details: { ...details } }),
  );
}
