/** What went wrong in words for the person: shown as a page (or JSON in the API) with a code to quote. */
export interface PageErrorText {
  readonly status: number;
  /** What happened, e.g. 找不到这个页面. */
  readonly title: string;
  /** What is safe and what to do. */
  readonly remedy: string;
}

/** Thrown by routes for everything that is the request's or the situation's fault; anything else becomes a 500. */
export class PageError extends Error {
  readonly status: number;
  readonly title: string;
  readonly remedy: string;

  constructor({ status, title, remedy }: PageErrorText) {
    super(title);
    this.name = 'PageError';
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }
}

/** Also for things that exist but that the person may not know of. */
export function notFound(what = '页面'): PageError {
  return new PageError({
    status: 404,
    title: `找不到这个${what}`,
    remedy: '可能已经办结、被删除，或不在你的权限范围内。请从工作台重新进入。',
  });
}

export function forbidden(remedy = '如果工作需要，请联系本级站（室）负责人或系统管理员开通。'): PageError {
  return new PageError({ status: 403, title: '你没有权限做这件事', remedy });
}

export function badRequest(title: string, remedy = '请返回上一页修改后再试。'): PageError {
  return new PageError({ status: 400, title, remedy });
}

/** The engine (Temporal) can't be reached. */
export function engineUnavailable(saved: string): PageError {
  return new PageError({
    status: 503,
    title: '流程服务暂时连接不上，还没有提交',
    remedy: `${saved}请几分钟后再提交一次；一直不行请联系系统管理员。`,
  });
}
