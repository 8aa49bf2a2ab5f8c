import { Router } from 'express';
import multer, { MulterError } from 'multer';
import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { pageBundles } from '../../diagram/assets.ts';
import { badRequest, notFound, PageError } from '../../errors.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { mayEditProcesses } from '../../../domain/access/process-access.ts';
import { requireProcessEditor } from '../../process-access.ts';
import { pathText, personOf, queryText, toast } from '../../request.ts';
import type { Page } from '../page.ts';
import { createDraftFromUpload, UPLOAD_LIMIT } from './import-diagram.ts';
import { createBlankDraft, newProcessSchema, starterOptions } from './new-process.ts';
import { presentProcess } from './present-process.ts';
import { presentProcessList } from './present-process-list.ts';

/** 流程: all processes, one process with its versions, files in and out. */
export const processesPage: Page = {
  name: 'processes',
  navigation: { label: '流程', path: '/processes', icon: 'processes', order: 60, visibleTo: () => true },
  routes(services) {
    const { database } = services;
    const router = Router();
    const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 10 } }).single('diagram');
    router.use(['/processes', '/process-versions'], requirePerson, noStore);

    router.get('/processes', async (request, response) => {
      const person = personOf(request);
      response.render('processes/list', {
        title: '流程',
        ...(await presentProcessList(services, person)),
        mayEdit: mayEditProcesses(person),
      });
    });

    router.get('/processes/new', (request, response) => {
      requireProcessEditor(personOf(request));
      response.render('processes/new', { title: '新建流程', values: {}, errors: {}, starters: starterOptions('stations') });
    });

    router.post('/processes/new', async (request, response) => {
      const person = personOf(request);
      requireProcessEditor(person);
      const outcome = await createBlankDraft(services, person, newProcessSchema.parse(request.body));
      if ('errors' in outcome) {
        response.status(422).render('processes/new', { title: '新建流程', ...outcome, starters: starterOptions(outcome.values.starters) });
      } else response.redirect(303, `/processes/${encodeURIComponent(outcome.processId)}/edit`);
    });

    router.post('/processes/import', (request, response, next) => {
      requireProcessEditor(personOf(request));
      upload(request, response, (error: unknown) => next(explainUpload(error)));
    });
    router.post('/processes/import', async (request, response) => {
      const { file } = request;
      if (file === undefined) throw badRequest('没有选文件', '请返回流程页，选一个 .bpmn 文件再导入。');
      const outcome = await createDraftFromUpload(services, personOf(request), file.buffer);
      if ('problems' in outcome) {
        response.status(422).render('processes/refused', {
          title: '没有导入',
          fileName: Buffer.from(file.originalname, 'latin1').toString('utf8'),
          problems: outcome.problems,
        });
        return;
      }
      await toast(request, 'done', '已导入为你的草稿，检查后再发布。');
      response.redirect(303, `/processes/${encodeURIComponent(outcome.processId)}/edit`);
    });

    router.get('/processes/:processId', async (request, response) => {
      const person = personOf(request);
      const processId = pathText(request, 'processId');
      const view = await presentProcess(services, person, processId, Number(queryText(request, 'version')));
      if (view === undefined) {
        const draft = await createProcessDrafts(database).find(processId, person.id);
        if (draft === undefined) throw notFound('流程');
        response.redirect(303, `/processes/${encodeURIComponent(processId)}/edit`);
        return;
      }
      response.render('processes/view', { title: view.name, ...view, ...pageBundles(services.bundles, 'diagram'), wide: true });
    });

    router.get('/process-versions/:hash/diagram.bpmn', async (request, response) => {
      const definition = await createDefinitionsRepository(database).byHash(pathText(request, 'hash'));
      if (definition === undefined) throw notFound('流程版本');
      response.type('application/xml').set('Cache-Control', 'private, max-age=86400');
      if (queryText(request, 'download') !== undefined) response.attachment(`${definition.processId}-v${definition.version}.bpmn`);
      response.send(definition.bpmnXml);
    });
    return router;
  },
};

function explainUpload(error: unknown): unknown {
  if (!(error instanceof MulterError)) return error ?? undefined;
  if (error.code === 'LIMIT_FILE_SIZE') {
    return new PageError({
      status: 413,
      title: '文件超过 5 MB，没有导入',
      remedy: '流程图很少这么大。请检查是否选错了文件，或删除图里嵌入的附件后再导入。',
    });
  }
  return badRequest('没有导入', '请一次选一个 .bpmn 文件。');
}
