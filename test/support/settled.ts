import type { Page } from 'playwright-core';

/**
 * Waits until a page, and what it has just fetched, listens to what is done in it. A person is never quicker than that; a test on a machine
 * that has much else to do is, and what it chooses then is heard by nobody.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.locator('.htmx-request, .htmx-swapping, .htmx-settling').first().waitFor({ state: 'detached' });
}
