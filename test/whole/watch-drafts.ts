import type { Page, Request } from 'playwright-core';
import { settled } from '../support/settled.ts';

/** Milliseconds for a form to hear what else to ask, on a machine that has much else to do. */
const PATIENCE = 30_000;
const PAUSE = 50;

export interface WatchedDrafts {
  /** Something was filled in just now. */
  changed(): void;
  /** Resolves when the page has told the server all that was filled in, and shows what that asks besides. */
  settled(): Promise<void>;
  stop(): void;
}

/** A form saves its draft a moment after each change, and the answer shows or hides its parts. */
export function watchDrafts(page: Page): WatchedDrafts {
  const sent = new Map<Request, number>();
  let changes = 0;
  let answered = 0;
  const onRequest = (request: Request): void => {
    if (request.method() === 'POST' && request.url().endsWith('/draft')) sent.set(request, changes);
  };
  const onFinished = (request: Request): void => {
    answered = Math.max(answered, sent.get(request) ?? 0);
  };
  page.on('request', onRequest).on('requestfinished', onFinished);
  return {
    changed() {
      changes += 1;
    },
    async settled() {
      const giveUp = Date.now() + PATIENCE;
      while (answered < changes && Date.now() < giveUp) await page.waitForTimeout(PAUSE);
      await settled(page);
    },
    stop() {
      page.off('request', onRequest).off('requestfinished', onFinished);
    },
  };
}
