import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { openBrowser, type OpenBrowser } from '../../../support/browser.ts';
import { logIn } from './log-in.ts';

const FOLDER = 'test-artifacts/screenshots';

export interface PageToVisit {
  /** Of the picture. */
  readonly name: string;
  readonly person: string;
  readonly path: string;
}

export interface Visit {
  readonly address: string;
  /** Part of the pictures' names. */
  readonly device: string;
  readonly viewport: Parameters<typeof openBrowser>[0];
  /** Default: light, as the browser has it. */
  readonly colorScheme?: 'light' | 'dark';
  /** What else to do at a page before and after its picture is taken. */
  readonly before?: (name: string, page: Page) => Promise<void>;
  readonly after?: (name: string, page: Page) => Promise<void>;
}

/** Looks at pages as their people, takes a picture of each, and wants it to fit and the browser to complain of nothing. */
export async function visitPages(
  pages: readonly PageToVisit[],
  { address, device, viewport, colorScheme = 'light', before, after }: Visit,
): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const opened = new Map<string, { readonly browser: OpenBrowser; readonly page: Page }>();
  const faults: string[] = [];
  try {
    for (const { name, person, path } of pages) {
      const { page } = opened.get(person) ?? (await open(person));
      await page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
      await before?.(name, page);
      await takePicture(page, `${name}-${device}`);
      await after?.(name, page);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect({ name, overflow: Number(overflow) <= 0 ? 'none' : overflow }).toEqual({ name, overflow: 'none' });
    }
  } finally {
    for (const { browser } of opened.values()) await browser.close();
  }
  expect(faults).toEqual([]);

  async function open(person: string) {
    const browser = await openBrowser(viewport);
    // Known before the log-in, which may fail: it has to be closed then, too.
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme });
    const known = { browser, page };
    opened.set(person, known);
    await logIn(browser, address, person, faults);
    return known;
  }
}

export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
}
