import { describe, expect, it } from 'vitest';
import { openBrowser, PHONE } from './browser.ts';

describe('openBrowser', () => {
  it('shows a page at the size of a phone in Chinese', async () => {
    const browser = await openBrowser(PHONE);
    try {
      const page = await browser.context.newPage();
      await page.setContent('<title>工作台</title>');
      expect(await page.title()).toBe('工作台');
      expect(await page.evaluate('[innerWidth, navigator.language]')).toEqual([390, 'zh-CN']);
    } finally {
      await browser.close();
    }
  });
});
