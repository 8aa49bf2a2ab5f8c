import { Router } from 'express';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import type { Page } from '../page.ts';
import { batchRoutes } from './batch-routes.ts';
import { instanceRoutes } from './instance-routes.ts';

/**
 * Operating on instances as JSON, for process managers and administrators (docs/how-to/operate-instances.md): session
 * cookie, and `x-csrf-token` for changes, like the other addresses under `/api`.
 */
export const operationsPage: Page = {
  name: 'operations',
  routes(services) {
    const router = Router();
    router.use(['/api/instances', '/api/batches', '/api/processes'], requirePerson, noStore);
    router.use(instanceRoutes(services));
    router.use(batchRoutes(services));
    return router;
  },
};
