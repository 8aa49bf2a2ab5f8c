import { Router } from 'express';
import { rememberReason } from '../../access/reading-reason.ts';
import { badRequest } from '../../errors.ts';
import { localPath, requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { bodyText, queryText } from '../../request.ts';
import type { Page } from '../page.ts';

/** Asks why somebody above the stations reads a client's file (Art 24); the reason is recorded with each reading. */
export const readingReasonPage: Page = {
  name: 'reading-reason',
  routes() {
    const router = Router();
    router.use('/reading-reason', requirePerson, noStore);
    router.get('/reading-reason', (request, response) => {
      const subject = checkedSubject(queryText(request, 'subject'));
      response.render('reading-reason/view', {
        title: '查阅理由',
        subject,
        what: describe(subject),
        next: localPath(queryText(request, 'next')),
      });
    });
    router.post('/reading-reason', (request, response) => {
      const subject = checkedSubject(bodyText(request, 'subject'));
      const next = localPath(bodyText(request, 'next'));
      const reason = (bodyText(request, 'reason') ?? '').trim();
      if (reason.length < 4 || reason.length > 200) {
        const error =
          reason.length < 4
            ? '请写明查阅理由，至少 4 个字，例如：核查季度督导发现的问题。'
            : `理由最多 200 个字，现在是 ${reason.length} 个。`;
        response.status(422).render('reading-reason/view', { title: '查阅理由', subject, what: describe(subject), next, reason, error });
        return;
      }
      rememberReason(request, subject, reason);
      response.redirect(303, next);
    });
    return router;
  },
};

function checkedSubject(subject: string | undefined): string {
  if (subject === undefined || !/^(?:case|client):[\w-]{1,100}$/.test(subject)) {
    throw badRequest('地址不完整', '请从个案或服务对象列表重新进入。');
  }
  return subject;
}

function describe(subject: string): string {
  return subject.startsWith('case:') ? `个案 ${subject.slice('case:'.length)}` : '服务对象档案';
}
