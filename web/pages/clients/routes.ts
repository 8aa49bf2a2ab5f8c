import { Router } from 'express';
import { openClientFile, revealIdNumber } from '../../../db/registers/client-file.ts';
import { openFile, scopeOf } from '../../access/admit.ts';
import { notFound } from '../../errors.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { bodyText, pathText, queryText } from '../../request.ts';
import type { Page } from '../page.ts';
import { presentClient } from './present-client.ts';
import { presentClientList } from './present-client-list.ts';

/** 服务对象: those whose files the person may read, and one person's file (Art 17, 24). */
export const clientsPage: Page = {
  name: 'clients',
  navigation: {
    label: '服务对象',
    path: '/clients',
    icon: 'clients',
    order: 40,
    visibleTo: ({ assignments }) => assignments.some(({ role }) => role !== 'administrator' && role !== 'process-manager'),
  },
  routes(services) {
    const { database, registerKeys } = services;
    const router = Router();
    router.use('/clients', requirePerson, noStore);

    router.get('/clients', async (request, response) => {
      const scope = await scopeOf(services, request);
      response.render('clients/list', {
        title: '服务对象',
        ...(await presentClientList(services, scope, (name) => queryText(request, name))),
      });
    });

    router.get('/clients/:id', async (request, response) => {
      const clientId = pathText(request, 'id');
      const scope = await scopeOf(services, request);
      const file = await openFile(request, response, {
        subject: `client:${clientId}`,
        what: '服务对象',
        open: (reason) => openClientFile(database, clientId, scope, reason),
      });
      if (file !== undefined) response.render('clients/view', { title: file.name, ...(await presentClient(services, file)) });
    });

    // Answers the file again with the whole number: it is never in an address, a cache or the session.
    router.post('/clients/:id/id-number', async (request, response) => {
      const clientId = pathText(request, 'id');
      const scope = await scopeOf(services, request);
      const reason = (bodyText(request, 'reason') ?? '').trim();
      const fault = reason.length < 4 ? '请写明为什么要看，至少 4 个字。' : reason.length > 200 ? '理由最多 200 个字。' : undefined;
      const revealed = fault === undefined ? await revealIdNumber(database, clientId, scope, registerKeys, reason) : undefined;
      if (revealed !== undefined && revealed.kind !== 'granted') throw notFound('服务对象');
      const file = await openFile(request, response, {
        subject: `client:${clientId}`,
        what: '服务对象',
        open: (given) => openClientFile(database, clientId, scope, given ?? (fault === undefined ? reason : undefined)),
      });
      if (file === undefined) return;
      const reveal = fault === undefined ? { idNumber: revealed?.file } : { fault, reason };
      response
        .status(fault === undefined ? 200 : 422)
        .render('clients/view', { title: file.name, ...(await presentClient(services, file)), reveal });
    });
    return router;
  },
};
