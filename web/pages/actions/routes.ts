import { Router, type Request, type Response } from 'express';
import { instanceAddress } from '../../addresses.ts';
import { keepFormDraft, sendDraftSaved } from '../../forms/draft-exchange.ts';
import { readFormRequest, type FormRequest } from '../../forms/form-request.ts';
import { viewForm } from '../../forms/form-view.ts';
import type { FormProblem } from '../../forms/submit.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { pathText, personOf, toast } from '../../request.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { actionDraftSubject, loadAction, sendAction, type ActionOutcome, type LoadedAction } from './send-action.ts';

/** What a running instance lets people do at any time (`sw:userAction`): 上报危机, 撤回 … */
export const actionsPage: Page = {
  name: 'actions',
  routes(services) {
    const router = Router();
    router.use('/actions', requirePerson, noStore);
    router.get('/actions/:instance/:key', async (request, response) => {
      await show(services, { request, response }, await load(services, request), {});
    });
    router.post('/actions/:instance/:key', async (request, response) => {
      const loaded = await load(services, request);
      const form = readFormRequest(request);
      if (form.action !== 'submit') {
        const anchor = await keepFormDraft(services, request, actionDraftSubject(loaded.action), form);
        response.redirect(303, `${actionAddress(loaded)}${anchor}`);
        return;
      }
      await showOutcome(services, { request, response }, loaded, {
        form,
        outcome: await sendAction(services, personOf(request), loaded, form),
      });
    });
    router.post('/actions/:instance/:key/draft', async (request, response) => {
      const { action, schema } = await load(services, request);
      await sendDraftSaved(services, { request, response }, { subject: actionDraftSubject(action), schema, variables: action.variables });
    });
    return router;
  },
};

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function load(services: Services, request: Request): Promise<LoadedAction> {
  return await loadAction(services, personOf(request), { instanceId: pathText(request, 'instance'), key: pathText(request, 'key') });
}

function actionAddress({ action }: LoadedAction): string {
  return `/actions/${encodeURIComponent(action.instanceId)}/${encodeURIComponent(action.key)}`;
}

async function showOutcome(
  services: Services,
  exchange: Exchange,
  loaded: LoadedAction,
  { form, outcome }: { readonly form: FormRequest; readonly outcome: ActionOutcome },
): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
      await toast(exchange.request, 'done', `已提交：${loaded.action.label}`);
      exchange.response.redirect(303, instanceAddress(loaded.action.instanceId));
      return;
    case 'invalid':
      await show(services, exchange, loaded, { status: 422, form, problems: outcome.problems });
      return;
    case 'unavailable':
      await show(services, exchange, loaded, {
        status: 503,
        form,
        notice: {
          title: '流程服务暂时连接不上',
          text: '所填内容已存为草稿，不会丢失。请过一会儿再按一次提交，不会重复提交。紧急情况请直接打电话。',
        },
      });
      return;
    case 'refused':
      await show(services, exchange, loaded, {
        status: 422,
        form,
        notice: { title: '没有提交成功', text: `${outcome.message}。所填内容已存为草稿。` },
      });
      return;
  }
}

interface ActionState {
  readonly status?: number;
  readonly form?: FormRequest;
  readonly problems?: readonly FormProblem[];
  readonly notice?: { readonly title: string; readonly text: string };
}

async function show(
  services: Services,
  { request, response }: Exchange,
  loaded: LoadedAction,
  { status = 200, form, problems, notice }: ActionState,
): Promise<void> {
  const { action, schema, formFault } = loaded;
  const [draft, organisations, subjects] = await Promise.all([
    services.drafts.find(personOf(request).id, actionDraftSubject(action)),
    services.directory.organisationNames([action.organisation]),
    services.subjectsOf([action.businessKey]),
  ]);
  response.status(status).render('actions/view', {
    title: action.label,
    about: [subjects.get(action.businessKey), action.businessKey, organisations.get(action.organisation), action.processName]
      .filter(Boolean)
      .join(' · '),
    instanceAddress: instanceAddress(action.instanceId),
    formAddress: actionAddress(loaded),
    savesDrafts: true,
    notice,
    formFault,
    ...viewForm({
      schema,
      variables: action.variables,
      at: services.now().getTime(),
      draft,
      input: form?.input,
      problems,
      token: form?.token,
      submitLabel: `提交${action.label}`,
    }),
  });
}
