import { Router, type Request, type Response } from 'express';
import { audit } from '../../../db/audit/audit.ts';
import { yearOf } from '../../../db/registers/codes.ts';
import {
  createDraftScheme,
  findPublishedScheme,
  findScheme,
  listSchemes,
  publishScheme,
  saveDraftScheme,
  type SchemeVersion,
} from '../../../db/registers/indicator-schemes.ts';
import { mayHoldEvaluations } from '../../../domain/access/evaluation-access.ts';
import { checkScheme, type SchemeProblem } from '../../../domain/evaluations/check-scheme.ts';
import { defaultScheme } from '../../../domain/evaluations/default-scheme.ts';
import { badRequest, forbidden, notFound } from '../../errors.ts';
import { bodyText, pathText, personOf, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import { changeRows } from './change-rows.ts';
import { checkTypedScheme } from './check-typed-scheme.ts';
import { presentScheme, schemeStatuses } from './present-scheme.ts';
import { readTypedScheme, typedScheme, type TypedScheme } from './scheme-typing.ts';

/** 指标体系: the versions of each year, and the editor of a draft. */
export function schemeRoutes(services: Services): Router {
  const { database } = services;
  const router = Router();

  router.get('/evaluations/schemes', async (request, response) => {
    const schemes = await listSchemes(database);
    response.render('evaluations/schemes', {
      title: '评估指标',
      mayEdit: mayHoldEvaluations(personOf(request)),
      nextYear: yearOf(services.now()),
      schemes: schemes.map((scheme) => ({
        ...scheme,
        title: scheme.content.title,
        statusLabel: schemeStatuses[scheme.status],
        isPublished: scheme.status === 'published',
      })),
    });
  });

  router.post('/evaluations/schemes', async (request, response) => {
    const person = requireHolder(request);
    const year = Number(bodyText(request, 'year'));
    if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
      throw badRequest(`年度应为 ${FIRST_YEAR} 到 ${LAST_YEAR} 的四位数`);
    }
    const id = await database.transaction(async (transaction) => {
      const before = (await findPublishedScheme(transaction, year)) ?? (await findPublishedScheme(transaction, year - 1));
      const content =
        before === undefined
          ? defaultScheme(year)
          : { ...before.content, title: before.content.title.replace(String(year - 1), String(year)) };
      const created = await createDraftScheme(transaction, { year, content, by: person, at: services.now() });
      await audit(transaction, {
        actor: person,
        action: 'scheme.create',
        subject: { kind: 'indicator-scheme', id: created },
        details: { year },
      });
      return created;
    });
    response.redirect(303, schemeAddress(id));
  });

  router.get('/evaluations/schemes/:id', async (request, response) => {
    const scheme = await requireScheme(services, request);
    const problems = scheme.status === 'draft' ? checkScheme(scheme.content) : [];
    show({ request, response }, scheme, { typed: typedScheme(scheme.content), problems });
  });

  router.post('/evaluations/schemes/:id', async (request, response) => {
    const person = requireHolder(request);
    const scheme = await requireScheme(services, request);
    if (scheme.status !== 'draft') {
      throw badRequest('这一版已经发布，不能再改', '正在进行的评估要用它。请另建一版再改，发布后只影响以后的评估。');
    }
    const body: unknown = request.body;
    const typed = readTypedScheme(typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {});
    const action = bodyText(request, 'action') ?? 'save';
    const revision = Number(bodyText(request, 'revision'));
    if (action.startsWith('add:') || action.startsWith('remove:')) {
      show({ request, response }, scheme, { typed: changeRows(typed, action), problems: [], revision, unsaved: true });
      return;
    }
    const checked = checkTypedScheme(typed);
    if (checked.kind === 'unfit') {
      show({ request, response }, scheme, {
        typed,
        problems: checked.problems,
        revision,
        status: 422,
        notice: '没有保存：有内容填得不对，改好后再保存。',
      });
      return;
    }
    const saved = await database.transaction(async (transaction) => {
      const next = await saveDraftScheme(transaction, scheme.id, { content: checked.scheme, revision, by: person, at: services.now() });
      if (next === undefined) return 'changed';
      if (action !== 'publish') return 'saved';
      if (checked.problems.length > 0) return 'problems';
      await publishScheme(transaction, scheme.id, { revision: next, by: person, at: services.now() });
      await audit(transaction, {
        actor: person,
        action: 'scheme.publish',
        subject: { kind: 'indicator-scheme', id: scheme.id },
        details: { year: scheme.year, version: scheme.version },
      });
      return 'published';
    });
    switch (saved) {
      case 'changed': {
        const notice = '没有保存：别人刚保存过这份草稿。你填的内容还在下面，请另开一个窗口看看改了什么，再决定怎样合并。';
        show({ request, response }, scheme, { typed, problems: checked.problems, revision, status: 409, notice });
        return;
      }
      case 'problems': {
        const latest = await requireScheme(services, request);
        show({ request, response }, latest, {
          typed,
          problems: checked.problems,
          status: 422,
          notice: '草稿已保存，但还不能发布，请先改好下面几处。',
        });
        return;
      }
      default:
        await toast(request, 'done', saved === 'published' ? `${scheme.year} 年的指标已发布，新开始的评估按这一版。` : '草稿已保存。');
        response.redirect(303, schemeAddress(scheme.id));
    }
  });
  return router;
}

const FIRST_YEAR = 2020;
const LAST_YEAR = 2100;

function schemeAddress(id: string): string {
  return `/evaluations/schemes/${encodeURIComponent(id)}`;
}

interface Shown {
  readonly typed: TypedScheme;
  readonly problems: readonly SchemeProblem[];
  /** Of what was on the screen; absent: the saved one. */
  readonly revision?: number;
  readonly status?: number;
  readonly notice?: string;
  readonly unsaved?: boolean;
}

function show(
  { request, response }: { readonly request: Request; readonly response: Response },
  scheme: SchemeVersion,
  { typed, problems, revision = scheme.revision, status = 200, notice, unsaved }: Shown,
): void {
  const mayEdit = mayHoldEvaluations(personOf(request));
  response.status(status).render('evaluations/scheme', {
    ...presentScheme(scheme, typed, { problems, revision, mayEdit }),
    title: typed.title,
    schemeTitle: typed.title,
    notice,
    unsaved,
  });
}

async function requireScheme({ database }: Services, request: Request): Promise<SchemeVersion> {
  const scheme = await findScheme(database, pathText(request, 'id'));
  if (scheme === undefined) throw notFound('指标体系');
  return scheme;
}

function requireHolder(request: Request): string {
  const person = personOf(request);
  if (!mayHoldEvaluations(person)) throw forbidden('评估指标由市民政局编制，请联系民政局业务岗。');
  return person.id;
}
