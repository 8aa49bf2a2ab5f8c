import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { instanceOperation } from '../../../contract/instance-operation.ts';
import { incidentsOfInstances } from '../../../db/instances/incidents.ts';
import { findInstance } from '../../../db/instances/instance.ts';
import { createDefinitionsRepository } from '../../../db/read-model/definitions-repository.ts';
import { createInstancesRepository } from '../../../db/read-model/instances-repository.ts';
import { maySeeIncidents } from '../../../domain/access/process-access.ts';
import { forbidden, notFound } from '../../errors.ts';
import { pathText, personOf } from '../../request.ts';
import type { Services } from '../../services.ts';
import { askEngine } from './ask-engine.ts';
import { auditDetails } from './audit-details.ts';
import { bodyOf, requireOperator } from './request-body.ts';

const operationBody = z.strictObject({
  operation: instanceOperation,
  /** Made once by whoever asks: sent again it gets the same answer. */
  token: z.uuid().optional(),
});
const migrationBody = z.strictObject({
  definitionHash: z.string().regex(/^[0-9a-f]{64}$/),
  mapping: z.record(z.string(), z.string()).default({}),
});

/** One instance: what an operator sees of it (tokens and incidents, no data), and what can be done to it. */
export function instanceRoutes({ database, engine, auditOnce }: Services): Router {
  const router = Router();
  const definitions = createDefinitionsRepository(database);
  const instances = createInstancesRepository(database);

  router.get('/api/processes/:process/versions', async (request, response) => {
    if (!maySeeIncidents(personOf(request))) throw forbidden();
    const versions = await definitions.versions(pathText(request, 'process'));
    response.json({
      versions: versions.map(({ hash, version, versionTag, deployedAt }) => ({ definitionHash: hash, version, versionTag, deployedAt })),
    });
  });

  router.get('/api/instances/:id', async (request, response) => {
    if (!maySeeIncidents(personOf(request))) throw forbidden();
    const instance = await findInstance(database, pathText(request, 'id'));
    if (instance === undefined) throw notFound('流程实例');
    const [elements, incidents] = await Promise.all([instances.liveElements(instance.id), incidentsOfInstances(database, [instance.id])]);
    const { variables: _variables, batch: _batch, ...shown } = instance;
    response.json({
      ...shown,
      elements,
      incidents: incidents.map(({ key, elementId, kind, message, remedy, raisedAt }) => ({
        key,
        elementId,
        kind,
        message,
        remedy,
        raisedAt,
      })),
    });
  });

  router.post('/api/instances/:id/operations', async (request, response) => {
    const person = personOf(request);
    const { operation, token = randomUUID() } = bodyOf(request, operationBody);
    requireOperator(person, operation.kind);
    const instanceId = pathText(request, 'id');
    const reply = await askEngine(() => engine.operate({ instanceId, operation, updateId: token, actor: person.id }));
    const started = operation.kind === 'restart' ? { started: reply.instanceId } : {};
    await auditOnce({
      actor: person.id,
      action: `instance.${operation.kind}`,
      subject: { kind: 'instance', id: instanceId },
      details: { ...auditDetails(operation), ...started, request: token },
    });
    response.json({ instanceId: reply.instanceId, status: reply.status, opened: reply.opened });
  });

  router.post('/api/instances/:id/migration-check', async (request, response) => {
    requireOperator(personOf(request), 'migrate');
    const migration = bodyOf(request, migrationBody);
    const plan = await askEngine(() => engine.checkMigration({ instanceId: pathText(request, 'id'), ...migration }));
    response.json(plan);
  });

  return router;
}
