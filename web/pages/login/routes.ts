import { Router, type Request } from 'express';
import { rateLimit } from 'express-rate-limit';
import { loginFailures } from '../../../db/sessions/login-failures.ts';
import { localPath } from '../../middleware/authentication.ts';
import { renewCsrfToken } from '../../middleware/csrf.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { bodyText, queryText, saveSession } from '../../request.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { checkCredentials, type Credentials } from './check-credentials.ts';

/** Log-ins tried from one address in five minutes, right or wrong; an office shares an address. */
const ATTEMPTS_PER_ADDRESS = 60;

/** 登录 and 退出登录. */
export const loginPage: Page = {
  name: 'login',
  routes(services) {
    const router = Router();
    const failures = loginFailures(services.database);
    router.get('/', (request, response) => response.redirect(303, request.person === undefined ? '/login' : '/inbox'));
    router.get('/login', noStore, async (request, response) => {
      if (request.person !== undefined) {
        response.redirect(303, localPath(queryText(request, 'next')));
        return;
      }
      response.render('login/view', await loginView(services, { next: localPath(queryText(request, 'next')), username: '' }));
    });
    router.post('/login', noStore, limitAttempts(), async (request, response) => {
      const credentials = credentialsFrom(request);
      const next = localPath(bodyText(request, 'next'));
      const outcome = await checkCredentials({ directory: services.directory, failures }, credentials);
      if (outcome.kind === 'refused') {
        await services.audit({
          actor: 'system',
          action: 'refuse-login',
          subject: { kind: 'session', id: accountLabel(credentials.username) },
        });
        response
          .status(outcome.status)
          .render('login/view', await loginView(services, { next, username: credentials.username, problem: outcome.message }));
        return;
      }
      await startSession(request, outcome.personId);
      await services.audit({ actor: outcome.personId, action: 'log-in', subject: { kind: 'session', id: outcome.personId } });
      response.redirect(303, next);
    });
    router.post('/logout', async (request, response) => {
      const { person } = request;
      await new Promise<void>((resolve, reject) =>
        request.session.destroy((error) =>
          error === undefined || error === null ? resolve() : reject(new Error('session not destroyed', { cause: error })),
        ),
      );
      if (person !== undefined) await services.audit({ actor: person.id, action: 'log-out', subject: { kind: 'session', id: person.id } });
      response.redirect(303, '/login');
    });
    return router;
  },
};

/** People type their password into the wrong field: only what can be an account name is written down. */
function accountLabel(username: string): string {
  return /^[\w.-]{1,40}$/u.test(username) ? username : '(不是账号)';
}

function limitAttempts(): ReturnType<typeof rateLimit> {
  return rateLimit({
    windowMs: 5 * 60 * 1000,
    limit: ATTEMPTS_PER_ADDRESS,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => {
      response.status(429).render('error/view', {
        layout: 'plain',
        status: 429,
        title: '登录太频繁',
        remedy: '这个网络在短时间内登录次数太多，请 5 分钟后再试。',
        code: 'LOGIN',
      });
    },
  });
}

/** A new session id and CSRF token: what was planted before the log-in is worth nothing after it. */
async function startSession(request: Request, personId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) =>
      error === undefined || error === null ? resolve() : reject(new Error('no new session', { cause: error })),
    );
  });
  request.session.personId = personId;
  request.session.loggedInAt = Date.now();
  renewCsrfToken(request);
  await saveSession(request);
}

function credentialsFrom(request: Request): Credentials {
  return { username: bodyText(request, 'username')?.trim() ?? '', password: bodyText(request, 'password') ?? '' };
}

async function loginView(
  services: Services,
  form: { readonly next: string; readonly username: string; readonly problem?: string },
): Promise<object> {
  return { layout: 'plain', title: '登录', ...form, demoAccounts: services.settings.demo ? await services.demoAccounts() : undefined };
}
