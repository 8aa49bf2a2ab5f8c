import { randomUUID } from 'node:crypto';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { instanceOperation } from '../../../contract/instance-operation.ts';
import { audit } from '../../../db/audit/audit.ts';
import { itemStates, type Batch, type BatchState } from '../../../db/batches/batch.ts';
import {
  batchItems,
  changeBatchState,
  countInstances,
  createBatch,
  findBatch,
  latestBatches,
  retryItems,
} from '../../../db/batches/batches.ts';
import { instanceSelection } from '../../../db/batches/select-instances.ts';
import { maySeeIncidents } from '../../../domain/access/process-access.ts';
import { forbidden, notFound, PageError } from '../../errors.ts';
import { pathText, personOf, queryText } from '../../request.ts';
import type { Services } from '../../services.ts';
import { auditDetails } from './audit-details.ts';
import { bodyOf, requireOperator } from './request-body.ts';

const ITEMS = 200;

const batchBody = z.strictObject({
  operation: instanceOperation.refine((operation) => operation.kind !== 'restart' || operation.businessKey === undefined, {
    message: 'one business key is for one instance',
    path: ['businessKey'],
  }),
  instances: instanceSelection,
  /** Only says how many instances it would be. */
  dryRun: z.boolean().default(false),
  /** Made once by whoever asks: sent again it creates nothing more. */
  token: z.uuid().optional(),
});

/** What may be done to a batch, and in which states. Items that are under way are finished. */
const CHANGES = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['running', 'paused'], to: 'cancelled' },
} as const satisfies Readonly<Record<string, { readonly from: readonly BatchState[]; readonly to: BatchState }>>;

/** The same for many instances; workers do it, and whoever asked looks how far they are. */
export function batchRoutes({ database }: Services): Router {
  const router = Router();

  router.get('/api/batches', async (request, response) => {
    if (!maySeeIncidents(personOf(request))) throw forbidden();
    response.json({ batches: (await latestBatches(database)).map(shown) });
  });

  router.post('/api/batches', async (request, response) => {
    const person = personOf(request);
    const { operation, instances, dryRun, token: id = randomUUID() } = bodyOf(request, batchBody);
    requireOperator(person, operation.kind);
    if (dryRun) {
      response.json({ total: await countInstances(database, instances) });
      return;
    }
    await database.transaction(async (transaction) => {
      if (!(await createBatch(transaction, { id, operation, selection: instances, createdBy: person.id }))) return;
      const details = { operation: operation.kind, ...auditDetails(operation) };
      await audit(transaction, { actor: person.id, action: 'batch.create', subject: { kind: 'batch', id }, details });
    });
    response.status(202).json(shown(await load(id)));
  });

  router.get('/api/batches/:id', async (request, response) => {
    if (!maySeeIncidents(personOf(request))) throw forbidden();
    response.json(shown(await load(idOf(request))));
  });

  router.get('/api/batches/:id/items', async (request, response) => {
    if (!maySeeIncidents(personOf(request))) throw forbidden();
    const { id: batchId } = await load(idOf(request));
    const state = z.enum(itemStates).optional().catch(undefined).parse(queryText(request, 'state'));
    const after = z.coerce.number().int().nonnegative().catch(0).parse(queryText(request, 'after'));
    response.json({ items: await batchItems(database, { batchId, after, limit: ITEMS, ...(state === undefined ? {} : { state }) }) });
  });

  for (const name of ['pause', 'resume', 'cancel'] as const) {
    router.post(`/api/batches/:id/${name}`, async (request, response) => {
      const { id } = await mayChange(request);
      await database.transaction(async (transaction) => {
        if (!(await changeBatchState(transaction, { id, ...CHANGES[name] }))) throw tooLate();
        await audit(transaction, { actor: personOf(request).id, action: `batch.${name}`, subject: { kind: 'batch', id } });
      });
      response.json(shown(await load(id)));
    });
  }

  router.post('/api/batches/:id/retry', async (request, response) => {
    const { id } = await mayChange(request);
    await database.transaction(async (transaction) => {
      const total = await retryItems(transaction, id);
      if (total === 0) throw tooLate();
      await audit(transaction, { actor: personOf(request).id, action: 'batch.retry', subject: { kind: 'batch', id }, details: { total } });
    });
    response.json(shown(await load(id)));
  });

  return router;

  async function load(id: string): Promise<Batch> {
    const batch = await findBatch(database, id);
    if (batch === undefined) throw notFound('批量操作');
    return batch;
  }

  async function mayChange(request: Request): Promise<Batch> {
    const batch = await load(idOf(request));
    requireOperator(personOf(request), batch.operation.kind);
    return batch;
  }
}

/** Anything but an id of ours is nothing that we have. */
function idOf(request: Request): string {
  const id = z.uuid().safeParse(pathText(request, 'id'));
  if (!id.success) throw notFound('批量操作');
  return id.data;
}

function tooLate(): PageError {
  return new PageError({ status: 409, title: '批量操作已不在这个状态', remedy: '请刷新后看它进行到哪里。' });
}

/** Without the data that it may set. */
function shown({ operation, ...batch }: Batch): object {
  return { ...batch, operation: { kind: operation.kind, ...auditDetails(operation) } };
}
