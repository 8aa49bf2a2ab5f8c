import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { EngineUnavailable } from '../../../client/engine-unavailable.ts';
import { Refused } from '../../../client/refused.ts';
import { audit } from '../../../db/audit/audit.ts';
import { openIncidents } from '../../../db/instances/incidents.ts';
import { mayResolveIncidents, maySeeIncidents } from '../../../domain/access/process-access.ts';
import { instanceAddress } from '../../addresses.ts';
import { engineUnavailable, forbidden } from '../../errors.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { pageNumber, pagination } from '../../pagination.ts';
import { namesOfOrganisations } from '../../people-names.ts';
import { bodyText, pathText, personOf, queryText, toast } from '../../request.ts';
import type { Page } from '../page.ts';

const PAGE_SIZE = 20;

/** 异常: what stopped, in plain words, and the button that lets it go on. */
export const incidentsPage: Page = {
  name: 'incidents',
  navigation: { label: '异常', path: '/incidents', icon: 'incidents', order: 70, visibleTo: maySeeIncidents },
  routes(services) {
    const { database, directory, engine } = services;
    const router = Router();
    router.use('/incidents', requirePerson, noStore);

    router.get('/incidents', async (request, response) => {
      const person = personOf(request);
      if (!maySeeIncidents(person)) throw forbidden();
      const page = pageNumber(queryText(request, 'page'));
      const { incidents, total } = await openIncidents(database, 'all', { size: PAGE_SIZE, page });
      const organisationName = await namesOfOrganisations(
        directory,
        incidents.map(({ organisation }) => organisation),
      );
      const mayResolve = mayResolveIncidents(person);
      response.render('incidents/view', {
        title: '异常',
        total,
        incidents: incidents.map((incident) => ({
          ...incident,
          address: instanceAddress(incident.instanceId),
          organisationName: organisationName(incident.organisation),
          mayResolve,
          updateId: randomUUID(),
        })),
        pagination: pagination({ path: '/incidents', filters: {}, page, size: PAGE_SIZE, total }),
      });
    });

    router.post('/instances/:id/incidents/:key/resolve', requirePerson, async (request, response) => {
      const person = personOf(request);
      if (!mayResolveIncidents(person)) throw forbidden('异常由系统管理员处理。');
      const [instanceId, key] = [pathText(request, 'id'), pathText(request, 'key')];
      try {
        await engine.execute(instanceId, 'resolveIncident', { key }, { updateId: bodyText(request, 'updateId') ?? randomUUID() });
        await database.transaction((transaction) =>
          audit(transaction, { actor: person.id, action: 'incident.resolve', subject: { kind: 'incident', id: `${instanceId}/${key}` } }),
        );
        await toast(request, 'done', '已重试，流程从停住的地方接着走。如果又失败，会重新列在这里。');
      } catch (error) {
        if (error instanceof EngineUnavailable) throw engineUnavailable('异常还在原处。');
        if (!(error instanceof Refused)) throw error;
        await toast(request, 'note', '这处异常已经有人处理过了。');
      }
      response.redirect(303, '/incidents');
    });
    return router;
  },
};
