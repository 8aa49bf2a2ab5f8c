import { Router, type Request } from 'express';
import { yearOf } from '../../../db/registers/codes.ts';
import { listCycles } from '../../../db/registers/evaluation-cycles.ts';
import { findPublishedScheme } from '../../../db/registers/indicator-schemes.ts';
import { listBoard, listEvaluationsOf } from '../../../db/registers/station-evaluations.ts';
import { evaluationScope, mayHoldEvaluations } from '../../../domain/access/evaluation-access.ts';
import { cycleStatuses } from '../../../domain/evaluations/evaluation-status.ts';
import { badRequest, forbidden, PageError } from '../../errors.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { bodyText, personOf, toast } from '../../request.ts';
import type { Person } from '../../person.ts';
import type { Services } from '../../services.ts';
import { sendWorkbook } from '../../workbook.ts';
import type { Page } from '../page.ts';
import { boardWorkbook } from './board-workbook.ts';
import { cycleReport } from './cycle-report.ts';
import { loadBoard, loadStationPage } from './load-evaluation.ts';
import { materialRoutes } from './material-routes.ts';
import { pause, resume } from './pause-cycle.ts';
import { cycleTitle, presentBoard, presentLine, schemeOf, stationAddress } from './present-board.ts';
import { presentStation } from './present-station.ts';
import { schemeRoutes } from './scheme-routes.ts';
import { stationProgress } from './station-progress.ts';

/** 绩效评估 (Art 35): cycles with their boards, what each station was given, and the indicators. */
export const evaluationsPage: Page = {
  name: 'evaluations',
  navigation: {
    label: '评估',
    path: '/evaluations',
    icon: 'evaluation',
    order: 52,
    visibleTo: ({ assignments }) => assignments.some(({ role }) => EVALUATING.has(role)),
  },
  routes(services) {
    const router = Router();
    router.use('/evaluations', requirePerson, noStore);
    router.get('/evaluations', async (request, response) => {
      response.render('evaluations/list', { title: '绩效评估', ...(await presentCycles(services, personOf(request))) });
    });
    router.use(schemeRoutes(services));
    router.use(cycleRoutes(services));
    router.use(materialRoutes(services));
    return router;
  },
};

const EVALUATING: ReadonlySet<string> = new Set([
  'chief',
  'deputy',
  'desk',
  'supervisor',
  'head',
  'lead',
  'worker',
  'archivist',
  'town-officer',
  'agency-manager',
]);

function cycleRoutes(services: Services): Router {
  const { database } = services;
  const router = Router();

  router.get('/evaluations/:cycle', async (request, response) => {
    const cycle = await loadBoard(services, request);
    response.render('evaluations/board', { ...(await presentBoard(services, personOf(request), cycle)), wide: true });
  });

  router.get('/evaluations/:cycle/board.xlsx', async (request, response) => {
    const cycle = await loadBoard(services, request);
    const scheme = await schemeOf(services, cycle);
    const now = services.now();
    const lines = (await listBoard(database, cycle.id)).map((line) => presentLine(line, cycle, { scheme, now }));
    await services.audit({ actor: personOf(request).id, action: 'evaluation.export', subject: { kind: 'evaluation', id: cycle.id } });
    sendWorkbook(response, cycleTitle(cycle), await boardWorkbook(lines));
  });

  router.get('/evaluations/:cycle/report.docx', async (request, response) => {
    const cycle = await loadBoard(services, request);
    const person = personOf(request);
    await services.audit({ actor: person.id, action: 'evaluation.report', subject: { kind: 'evaluation', id: cycle.id } });
    response
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .attachment(`${cycleTitle(cycle)}报告.docx`)
      .send(Buffer.from(await cycleReport(services, person, cycle)));
  });

  router.get('/evaluations/:cycle/print', async (request, response) => {
    const cycle = await loadBoard(services, request);
    response.render('evaluations/print', {
      ...(await presentBoard(services, personOf(request), cycle)),
      printedAt: services.now(),
      printedBy: personOf(request).name,
    });
  });

  router.post('/evaluations/:cycle/pause', async (request, response) => {
    const cycle = await requireHolding(services, request);
    const reason = bodyText(request, 'reason')?.trim() ?? '';
    if (reason === '') throw badRequest('没有写暂停的原因', '各站会看到原因，请返回写上再暂停。');
    if (!(await pause(database, cycle, { by: personOf(request).id, reason: reason.slice(0, LONGEST_REASON) }))) throw changedMeanwhile();
    await toast(request, 'done', '评估已暂停，各站的期限停止计算。');
    response.redirect(303, boardAddress(cycle.id));
  });

  router.post('/evaluations/:cycle/resume', async (request, response) => {
    const cycle = await requireHolding(services, request);
    if (!(await resume(database, cycle, personOf(request).id))) throw changedMeanwhile();
    await toast(request, 'done', '评估已继续。');
    response.redirect(303, boardAddress(cycle.id));
  });

  router.get('/evaluations/:cycle/:station', async (request, response) => {
    const { cycle, evaluation } = await loadStationPage(services, request);
    response.render('evaluations/station', await presentStation(services, personOf(request), cycle, evaluation));
  });
  return router;
}

const LONGEST_REASON = 500;

function boardAddress(id: string): string {
  return `/evaluations/${encodeURIComponent(id)}`;
}

async function requireHolding(services: Services, request: Request) {
  if (!mayHoldEvaluations(personOf(request))) throw forbidden('评估由市民政局组织，请联系民政局业务岗。');
  return await loadBoard(services, request);
}

function changedMeanwhile(): PageError {
  return new PageError({ status: 409, title: '这期评估的状态已经变了', remedy: '可能别人刚暂停、继续或发布了它。请刷新页面再看。' });
}

/** All cycles for who sees all stations; for others what their own stations were given. */
async function presentCycles(services: Services, person: Person): Promise<object> {
  const { database } = services;
  const tree = await services.organisations();
  const scope = evaluationScope(person, tree);
  const cycles = await listCycles(database);
  if (scope.kind === 'all') {
    const year = yearOf(services.now());
    return {
      seesAll: true,
      mayHold: mayHoldEvaluations(person),
      hasScheme: (await findPublishedScheme(database, year)) !== undefined,
      year,
      cycles: cycles.map((cycle) => ({
        ...cycle,
        title: cycleTitle(cycle),
        address: boardAddress(cycle.id),
        statusLabel: cycleStatuses[cycle.status],
        isRunning: cycle.status === 'running',
      })),
    };
  }
  const now = services.now();
  const own = await Promise.all(scope.stations.map((station) => listEvaluationsOf(database, station)));
  return {
    seesAll: false,
    evaluations: own.flat().flatMap((evaluation) => {
      const cycle = cycles.find(({ id }) => id === evaluation.cycleId);
      if (cycle === undefined) return [];
      return [
        {
          ...evaluation,
          title: cycleTitle(cycle),
          stationName: tree.find(evaluation.station)?.shortName ?? evaluation.station,
          address: stationAddress(cycle.id, evaluation.station),
          progress: stationProgress(evaluation, cycle, now),
        },
      ];
    }),
  };
}
