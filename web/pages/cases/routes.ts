import { Router } from 'express';
import { openCaseFile } from '../../../db/registers/case-file.ts';
import { openFile, scopeOf } from '../../access/admit.ts';
import { pageBundles } from '../../diagram/assets.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { pathText, personOf, queryText } from '../../request.ts';
import type { Page } from '../page.ts';
import { presentCase } from './present-case.ts';
import { presentCaseList } from './present-case-list.ts';

/** 个案: the cases that a person may read, and one case with everything that happened in it. Works without Temporal. */
export const casesPage: Page = {
  name: 'cases',
  navigation: {
    label: '个案',
    path: '/cases',
    icon: 'cases',
    order: 30,
    visibleTo: ({ assignments }) => assignments.some(({ role }) => role !== 'administrator' && role !== 'process-manager'),
  },
  routes(services) {
    const { database } = services;
    const router = Router();
    router.use('/cases', requirePerson, noStore);

    router.get('/cases', async (request, response) => {
      const scope = await scopeOf(services, request);
      response.render('cases/list', { title: '个案', ...(await presentCaseList(services, scope, (name) => queryText(request, name))) });
    });

    router.get('/cases/:id', async (request, response) => {
      const caseId = pathText(request, 'id');
      const scope = await scopeOf(services, request);
      const file = await openFile(request, response, {
        subject: `case:${caseId}`,
        what: '个案',
        open: (reason) => openCaseFile(database, caseId, scope, reason),
      });
      if (file === undefined) return;
      response.render('cases/view', {
        title: `${file.clientName ?? '个案'} ${file.id}`,
        ...(await presentCase(services, personOf(request), file)),
        ...pageBundles(services.bundles, 'diagram'),
        wide: true,
      });
    });
    return router;
  },
};
