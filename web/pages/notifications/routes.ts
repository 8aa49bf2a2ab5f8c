import { Router } from 'express';
import { listNotifications, markNotificationsRead } from '../../../db/registers/notifications.ts';
import { recordOfCode } from '../../addresses.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { bodyText, personOf } from '../../request.ts';
import type { Page } from '../page.ts';

/** 提醒: what processes and deadlines told the person, unread ones first. */
export const notificationsPage: Page = {
  name: 'notifications',
  navigation: { label: '提醒', path: '/notifications', icon: 'bell', order: 55, visibleTo: () => true },
  routes({ database }) {
    const router = Router();
    router.use('/notifications', requirePerson, noStore);

    router.get('/notifications', async (request, response) => {
      const notifications = await listNotifications(database, personOf(request).id, MOST);
      response.render('notifications/view', {
        title: '提醒',
        unread: notifications.filter(({ readAt }) => readAt === null).length,
        notifications: notifications.map((notification) => ({
          ...notification,
          isUnread: notification.readAt === null,
          levelLabel: { info: undefined, warning: '注意', urgent: '紧急' }[notification.level],
          record: notification.caseId === null ? undefined : recordOfCode(notification.caseId),
        })),
      });
    });

    router.post('/notifications/read', async (request, response) => {
      const id = Number(bodyText(request, 'id'));
      await markNotificationsRead(database, personOf(request).id, Number.isSafeInteger(id) && id > 0 ? id : undefined);
      response.redirect(303, '/notifications');
    });
    return router;
  },
};

/** Older ones have been seen in the inbox or on the case's page. */
const MOST = 100;
