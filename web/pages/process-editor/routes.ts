import { Router, type Response } from 'express';
import { z } from 'zod';
import { compileDeployment } from '../../../bpmn/index.ts';
import { createProcessDrafts } from '../../../db/process-drafts/process-drafts.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { pageBundles } from '../../diagram/assets.ts';
import { notFound } from '../../errors.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { requireProcessEditor } from '../../process-access.ts';
import { pathText, personOf, queryText, toast } from '../../request.ts';
import type { Page } from '../page.ts';
import { deployedThings, deploymentFiles } from './deployment-files.ts';
import { openWorkingCopy } from './working-copy.ts';
import { publishDiagram } from './publish-diagram.ts';
import { saveDraft } from './save-draft.ts';

/** The editor of one process: the manager's draft on the modeler, checked and published from here. */
export const processEditorPage: Page = {
  name: 'process-editor',
  routes(services) {
    const { database } = services;
    const drafts = createProcessDrafts(database);
    const router = Router();
    router.use('/processes/:processId/{*rest}', requirePerson, noStore);

    router.get('/processes/:processId/edit', async (request, response) => {
      const person = personOf(request);
      requireProcessEditor(person);
      const processId = pathText(request, 'processId');
      const copy = await openWorkingCopy(services, processId, person.id);
      if (copy === undefined) throw notFound('流程');
      allowModelerStyle(response);
      response.render('process-editor/view', {
        title: `编辑 ${copy.name}`,
        ...copy,
        ...pageBundles(services.bundles, 'modeler'),
        wide: true,
      });
    });

    router.get('/processes/:processId/draft.bpmn', async (request, response) => {
      const person = personOf(request);
      requireProcessEditor(person);
      const copy = await openWorkingCopy(services, pathText(request, 'processId'), person.id);
      if (copy === undefined) throw notFound('流程');
      response.type('application/xml');
      if (queryText(request, 'download') !== undefined) response.attachment(`${copy.processId}-draft.bpmn`);
      response.send(copy.bpmnXml);
    });

    router.post('/processes/:processId/draft', async (request, response) => {
      const person = personOf(request);
      requireProcessEditor(person);
      const outcome = await saveDraft(services, person.id, pathText(request, 'processId'), request.body);
      response.status(outcome.status).json(outcome.body);
    });

    router.post('/processes/:processId/check', async (request, response) => {
      requireProcessEditor(personOf(request));
      const processId = pathText(request, 'processId');
      const { xml } = checkBody.parse(request.body);
      const base = await createDefinitionsRepository(database).latest(processId);
      const { problems } = await compileDeployment(deploymentFiles(processId, xml, base), deployedThings(database, base));
      response.json({ problems });
    });

    router.post('/processes/:processId/publish', async (request, response) => {
      const person = personOf(request);
      requireProcessEditor(person);
      const outcome = await publishDiagram(services, person.id, pathText(request, 'processId'), request.body);
      if (outcome.status === 200) await toast(request, 'done', outcome.message);
      response.status(outcome.status).json(outcome.body);
    });

    router.post('/processes/:processId/draft/discard', async (request, response) => {
      const person = personOf(request);
      requireProcessEditor(person);
      const processId = pathText(request, 'processId');
      await drafts.remove(processId, person.id);
      await toast(request, 'note', '已放弃草稿，线上版本没有变化。');
      response.redirect(303, '/processes');
    });
    return router;
  },
};

/**
 * diagram-js makes one container with a style attribute; the policy allows exactly that text and nothing else inline. A
 * browser test fails when a new version writes another one.
 */
function allowModelerStyle(response: Response): void {
  const policy = response.get('Content-Security-Policy') ?? '';
  response.set(
    'Content-Security-Policy',
    policy.replace("style-src 'self'", `style-src 'self' 'unsafe-hashes' ${TOOLTIP_CONTAINER_STYLE}`),
  );
}

const TOOLTIP_CONTAINER_STYLE = "'sha256-nR5hyLltSjfvi2rqC26RbcredWrJvTaPA1yqPX96jpY='";

const checkBody = z.object({ xml: z.string().max(5_000_000) });
