import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** Runs as root and in containers, and asks nothing of the network but the pages under test. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Milliseconds that a page may take for anything, on a machine that has much else to do. */
export const PATIENCE = 60_000;

export interface OpenBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** One Chromium for tests with many people: each gets a context of their own, which shares nothing with the others. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: requireChromium(), args: FLAGS });
}

/** What a context looks like to pages, but for its size. */
export const LOCALE = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** A Chromium with a fresh profile: no cookies, no cache. One for each person that a test logs in. */
export async function openBrowser(viewport: { width: number; height: number } = DESKTOP): Promise<OpenBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'social-work-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: requireChromium(),
    args: FLAGS,
    viewport,
    ...LOCALE,
  });
  context.setDefaultTimeout(PATIENCE);
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function requireChromium(): string {
  const found = findChromium();
  if (found === undefined) throw new Error('no Chromium found: set CHROMIUM_PATH or run npm test, which installs one');
  return found;
}
