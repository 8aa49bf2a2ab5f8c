import { randomInt } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { notFound, PageError } from '../errors.ts';
import { wantsPart } from '../request.ts';
import { isCsrfError } from './csrf.ts';

/** After all pages: whatever nobody answered. */
export const unknownPage: RequestHandler = () => {
  throw notFound();
};

/**
 * Answers every error with what happened, what is safe, what to do and a code to quote; the log has the code with the
 * cause. Parts of pages and the API get the same words in their own shape.
 */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const code = quotableCode();
    const problem = explain(error);
    const entry = { code, method: request.method, path: request.path, person: request.person?.id };
    if (problem.status >= 500) log.error({ ...entry, err: error }, 'request failed');
    else log.info({ ...entry, status: problem.status, title: problem.title }, 'request refused');
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(problem.status).set('Cache-Control', 'no-store');
    if (request.originalUrl.startsWith('/api/')) {
      response.json({ error: { code, title: problem.title, remedy: problem.remedy } });
      return;
    }
    const view = { title: problem.title, remedy: problem.remedy, code, status: problem.status };
    if (wantsPart(request)) response.render('error/part', { ...view, layout: false });
    else response.render('error/view', view);
  };
}

/** Short, without look-alike letters, so that it can be read out on the telephone. */
function quotableCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
}

function explain(error: unknown): { readonly status: number; readonly title: string; readonly remedy: string } {
  if (error instanceof PageError) return error;
  if (isCsrfError(error)) {
    return { status: 403, title: '页面已过期，没有提交', remedy: '登录状态变了或页面开得太久。请返回上一页刷新后再提交。' };
  }
  switch (statusOf(error)) {
    case 413:
      return {
        status: 413,
        title: '提交的内容太大，没有提交',
        remedy: '一次最多提交 2 MB 文字。请返回上一页缩短后再提交，长材料请作为附件。',
      };
    case 400:
    case 415:
      return { status: 400, title: '看不懂提交的内容', remedy: '请返回上一页刷新后再试。' };
    default:
      return {
        status: 500,
        title: '系统出错了',
        remedy: '这次操作可能没有完成，已保存的内容都在。请返回重试；一直不行请把下面的代码告诉系统管理员。',
      };
  }
}

/** body-parser's and other libraries' http-errors carry a status. */
function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}
