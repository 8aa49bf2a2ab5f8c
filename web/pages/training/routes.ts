import { Router } from 'express';
import { trainingScope } from '../../../domain/access/training-access.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import type { Page } from '../page.ts';
import { addChangeRoutes } from './change-routes.ts';
import { addListRoutes } from './list-routes.ts';
import { addRecordRoutes } from './record-routes.ts';

/** 培训 (Art 12): what the people of a station were taught, and whether everybody comes to the hours of the year. */
export const trainingPage: Page = {
  name: 'training',
  navigation: {
    label: '培训',
    path: '/training',
    icon: 'training',
    order: 54,
    visibleTo: (person, tree) => trainingScope(person, tree).sees.length > 0,
  },
  routes(services) {
    const router = Router();
    router.use('/training', requirePerson, noStore);
    addListRoutes(router, services);
    addRecordRoutes(router, services);
    addChangeRoutes(router, services);
    return router;
  },
};
