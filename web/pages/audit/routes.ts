import { Router, type Request, type Response } from 'express';
import { audit } from '../../../db/audit/audit.ts';
import { listAudit, type AuditFilter } from '../../../db/audit/audit-list.ts';
import { verifyAuditChain, type AuditVerification } from '../../../db/audit/verify-audit-chain.ts';
import { mayReadAuditLog } from '../../../domain/access/process-access.ts';
import { forbidden } from '../../errors.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { listAddress } from '../../pagination.ts';
import { namesOfPeople } from '../../people-names.ts';
import { personOf, queryText } from '../../request.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { actionText, detailsText } from './audit-words.ts';

const PAGE_SIZE = 50;

/** 审计: who read and did what, and whether anybody has touched the record of it. */
export const auditPage: Page = {
  name: 'audit',
  navigation: { label: '审计', path: '/audit', icon: 'audit', order: 80, visibleTo: mayReadAuditLog },
  routes(services) {
    const { database } = services;
    const router = Router();
    router.use('/audit', requirePerson, noStore);
    router.use('/audit', (request, _response, next) => {
      if (!mayReadAuditLog(personOf(request))) throw forbidden('审计日志由系统管理员和市民政局负责同志查看。');
      next();
    });

    router.get('/audit', async (request, response) => showLog(services, request, response));

    router.post('/audit/verify', async (request, response) => {
      const verification = await verifyAuditChain(database);
      await database.transaction((transaction) =>
        audit(transaction, {
          actor: personOf(request).id,
          action: 'audit.verify',
          subject: { kind: 'organisation', id: 'bureau' },
          details: { intact: verification.intact, entries: verification.entries },
        }),
      );
      await showLog(services, request, response, verification);
    });
    return router;
  },
};

async function showLog(
  { database, directory }: Services,
  request: Request,
  response: Response,
  verification?: AuditVerification,
): Promise<void> {
  const [actor, subject, before] = [
    queryText(request, 'actor'),
    queryText(request, 'subject')?.trim(),
    Number(queryText(request, 'before')),
  ];
  const filter: AuditFilter = {
    ...(actor === undefined ? {} : { actor }),
    ...(subject === undefined ? {} : { subject }),
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  };
  const lines = await listAudit(database, filter, PAGE_SIZE + 1);
  const shown = lines.slice(0, PAGE_SIZE);
  const personName = await namesOfPeople(
    directory,
    shown.map((line) => line.actor),
  );
  const last = shown.at(-1);
  response.render('audit/view', {
    title: '审计',
    subject,
    hasFilters: actor !== undefined || subject !== undefined,
    actorName: actor === undefined ? undefined : (await namesOfPeople(directory, [actor]))(actor),
    verification,
    lines: shown.map((line) => ({
      ...line,
      who: line.actor === 'system' ? '系统' : personName(line.actor),
      actorAddress: listAddress('/audit', { actor: line.actor }),
      subjectAddress: listAddress('/audit', { subject: line.subjectId }),
      what: actionText(line.action),
      about: detailsText(line.details),
    })),
    older: lines.length > PAGE_SIZE && last !== undefined ? listAddress('/audit', { actor, subject, before: String(last.seq) }) : undefined,
  });
}
