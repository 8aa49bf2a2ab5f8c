import { Router } from 'express';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import type { Page } from '../page.ts';
import { addListRoutes } from './list-routes.ts';
import { addPlanRoutes } from './plan-routes.ts';
import { addVisitRoute } from './visit-route.ts';

/** 督导 (Art 32, 33): the plan of the year, every visit and consultation with what became of it, hours and topics. Works without Temporal. */
export const supervisionPage: Page = {
  name: 'supervision',
  navigation: {
    label: '督导',
    path: '/supervision',
    icon: 'supervision',
    order: 52,
    visibleTo: ({ assignments }) =>
      assignments.some(
        ({ role, organisation }) =>
          ['supervisor', 'desk', 'deputy', 'chief'].includes(role) || (['head', 'lead', 'worker'].includes(role) && !isRoom(organisation)),
      ),
  },
  routes(services) {
    const router = Router();
    router.use('/supervision', requirePerson, noStore);
    addPlanRoutes(router, services);
    addListRoutes(router, services);
    addVisitRoute(router, services);
    return router;
  },
};

/** The rail knows no organisations but their codes; who gets in is decided by `requireSupervision`. */
function isRoom(organisation: string): boolean {
  return organisation.includes('-room-');
}
