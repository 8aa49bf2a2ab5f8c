import type { Page } from 'playwright-core';
import type { OpenBrowser } from '../../../support/browser.ts';
import { PASSWORD } from '../../support/world.ts';

/** A page in which somebody has logged in; what the browser complains about is added to `faults`. */
export async function logIn({ context }: OpenBrowser, address: string, person: string, faults: string[] = []): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  await page.goto(`${address}/login`);
  await page.fill('input[name="username"]', person);
  await page.fill('input[name="password"]', PASSWORD);
  await page.click('button[type="submit"]');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  return page;
}
