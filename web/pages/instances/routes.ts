import { Router } from 'express';
import { audit } from '../../../db/audit/audit.ts';
import { mayResolveIncidents } from '../../../domain/access/process-access.ts';
import { caseAddress, visitAddress } from '../../addresses.ts';
import { pageBundles } from '../../diagram/assets.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { personOf, queryText } from '../../request.ts';
import type { Page } from '../page.ts';
import { requireInstance } from './require-instance.ts';
import { presentInstance, presentInstanceSteps } from './present-instance.ts';

/** One process instance, whatever its process: where it stands, what happened, who has to act. Works without Temporal. */
export const instancesPage: Page = {
  name: 'instances',
  routes(services) {
    const { database } = services;
    const router = Router();
    router.use('/instances', requirePerson, noStore);

    router.get('/instances/:id', async (request, response) => {
      const person = personOf(request);
      const admitted = await requireInstance(services, request, response);
      if (admitted === undefined) return;
      const { instance, caseId, visitId, reason } = admitted;
      await database.transaction((transaction) =>
        audit(transaction, {
          actor: person.id,
          action: 'instance.read',
          subject: { kind: 'instance', id: instance.id },
          details: reason === undefined ? {} : { reason },
        }),
      );
      const older = Number(queryText(request, 'older'));
      const view = await presentInstance(services, person, instance, {
        withVariables: mayResolveIncidents(person),
        ...(Number.isSafeInteger(older) && older > 0 ? { olderThan: older } : {}),
      });
      response.render('instances/view', {
        title: `${instance.processName} ${instance.businessKey}`,
        ...view,
        ...(caseId === undefined ? {} : { caseAddress: caseAddress(caseId) }),
        ...(visitId === undefined ? {} : { visitAddress: visitAddress(visitId) }),
        ...pageBundles(services.bundles, 'diagram'),
        wide: true,
      });
    });

    router.get('/instances/:id/steps', async (request, response) => {
      const admitted = await requireInstance(services, request, response);
      if (admitted === undefined) return;
      const steps = await presentInstanceSteps(services, admitted.instance, Number(queryText(request, 'seen')));
      if (steps === undefined) response.status(204).end();
      else response.render('../partials/diagram-steps', { ...steps, layout: false });
    });
    return router;
  },
};
