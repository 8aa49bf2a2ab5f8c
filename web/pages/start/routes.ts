import { Router, type Request, type Response } from 'express';
import { latestManifests } from '../../../db/start/latest-manifests.ts';
import { taskAddress } from '../../addresses.ts';
import { presentArticles } from '../../articles.ts';
import { keepFormDraft, sendDraftSaved } from '../../forms/draft-exchange.ts';
import { readFormRequest, type FormRequest } from '../../forms/form-request.ts';
import { viewForm } from '../../forms/form-view.ts';
import type { FormProblem } from '../../forms/submit.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { bodyText, pathText, personOf, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import { inboxAddress } from '../inbox/inbox-query.ts';
import type { Page } from '../page.ts';
import { whatFollows } from '../task/next-task.ts';
import { loadStart, organisationsFor, startDraftSubject, type LoadedStart } from './load-start.ts';
import { registerChoices } from './register-choices.ts';
import { ORGANISATION_FIELD, startProcess, type StartOutcome } from './start-process.ts';

/** 发起服务: which processes the person may start, and their start forms. */
export const startPage: Page = {
  name: 'start',
  navigation: { label: '发起', path: '/start', icon: 'start', order: 20, visibleTo: () => true },
  routes(services) {
    const router = Router();
    router.use('/start', requirePerson, noStore);
    router.get('/start', async (request, response) => {
      const person = personOf(request);
      const processes = await latestManifests(services.database);
      const mine = await Promise.all(
        processes.map(async (process) => ({ process, organisations: await organisationsFor(services, person, process) })),
      );
      const cards = mine
        .filter(({ organisations }) => organisations.length > 0)
        .map(({ process: { processId, manifest } }) => ({
          title: manifest.title,
          description: manifest.description,
          articles: manifest.articles.join('、'),
          address: startAddress(processId),
        }));
      response.render('start/list', { title: '发起服务', cards });
    });
    router.get('/start/:process', async (request, response) => {
      const loaded = await loadStart(services, personOf(request), pathText(request, 'process'));
      await showStart(services, { request, response }, loaded, {});
    });
    router.post('/start/:process', async (request, response) => {
      const person = personOf(request);
      const loaded = await loadStart(services, person, pathText(request, 'process'));
      const form = readFormRequest(request);
      const subject = startDraftSubject(loaded.process.processId);
      if (form.action !== 'submit') {
        const anchor = await keepFormDraft(services, request, subject, form);
        response.redirect(303, `${startAddress(loaded.process.processId)}${anchor}`);
        return;
      }
      const outcome = await startProcess(services, person, loaded, { form, organisation: bodyText(request, 'organisation') });
      await showOutcome(services, { request, response }, loaded, { form, outcome });
    });
    router.post('/start/:process/draft', async (request, response) => {
      const { process, schema } = await loadStart(services, personOf(request), pathText(request, 'process'));
      await sendDraftSaved(
        services,
        { request, response },
        { subject: startDraftSubject(process.processId), schema, variables: await registerChoices(services, schema) },
      );
    });
    return router;
  },
};

function startAddress(processId: string): string {
  return `/start/${encodeURIComponent(processId)}`;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function showOutcome(
  services: Services,
  exchange: Exchange,
  loaded: LoadedStart,
  { form, outcome }: { readonly form: FormRequest; readonly outcome: StartOutcome },
): Promise<void> {
  const { request, response } = exchange;
  switch (outcome.kind) {
    case 'started': {
      const { next, text } = await whatFollows(services, personOf(request), outcome.reply);
      await toast(request, 'done', `已发起，编号 ${outcome.businessKey}。${text}`);
      response.redirect(303, next === undefined ? inboxAddress({ tab: 'started' }) : taskAddress(next));
      return;
    }
    case 'invalid':
      await showStart(services, exchange, loaded, { status: 422, form, problems: outcome.problems });
      return;
    case 'unavailable':
      await showStart(services, exchange, loaded, {
        status: 503,
        form,
        notice: { title: '流程服务暂时连接不上', text: '所填内容已存为草稿，不会丢失。请过一会儿再按一次提交，不会重复发起。' },
      });
      return;
    case 'refused':
      await showStart(services, exchange, loaded, {
        status: 422,
        form,
        notice: { title: '没有发起成功', text: `${outcome.message}。所填内容已存为草稿。` },
      });
      return;
  }
}

interface StartState {
  readonly status?: number;
  readonly form?: FormRequest;
  readonly problems?: readonly FormProblem[];
  readonly notice?: { readonly title: string; readonly text: string };
}

async function showStart(
  services: Services,
  { request, response }: Exchange,
  { process, organisations, schema, formFault }: LoadedStart,
  { status = 200, form, problems, notice }: StartState,
): Promise<void> {
  const { manifest, processId } = process;
  const draft = await services.drafts.find(personOf(request).id, startDraftSubject(processId));
  const chosen = bodyText(request, 'organisation');
  response.status(status).render('start/view', {
    title: manifest.title,
    description: manifest.description,
    articles: presentArticles(manifest.articles),
    formAddress: startAddress(processId),
    savesDrafts: true,
    organisations: organisations.length > 1 ? organisations.map(({ code, name }) => ({ code, name, chosen: code === chosen })) : undefined,
    organisationName: organisations.length === 1 ? organisations[0]?.name : undefined,
    organisationFault: problems?.find(({ path }) => path === ORGANISATION_FIELD)?.message,
    notice,
    formFault,
    ...viewForm({
      schema,
      variables: await registerChoices(services, schema),
      at: services.now().getTime(),
      draft,
      input: form?.input,
      problems,
      token: form?.token,
      submitLabel: `发起${manifest.title}`,
    }),
  });
}
