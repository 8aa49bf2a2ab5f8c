import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { DEMO_PASSWORD } from '../../scripts/demo/demo-accounts.ts';
import { DESKTOP, launchBrowser, LOCALE, PATIENCE, PHONE } from '../support/browser.ts';
import { fillTask, type Answers } from './fill-task.ts';

/** People of the demonstration, each logged in for themselves, in front of the whole software. */
export class People {
  readonly #origin: string;
  readonly #pictures: string;
  #browser: Browser | undefined;
  readonly #pages = new Map<string, Page>();

  /** `pictures`: the folder beneath `test-artifacts/screenshots` that the test's pictures are kept in. */
  constructor(origin: string, pictures: string) {
    this.#origin = origin;
    this.#pictures = path.resolve('test-artifacts', 'screenshots', pictures);
    mkdirSync(this.#pictures, { recursive: true });
  }

  /** Somebody who has logged in. */
  async person(username: string): Promise<Page> {
    const known = this.#pages.get(username);
    if (known !== undefined) return known;
    this.#browser ??= await launchBrowser();
    const page = await this.#browser.newPage({ viewport: DESKTOP, ...LOCALE });
    page.setDefaultTimeout(PATIENCE);
    this.#pages.set(username, page);
    await page.goto(`${this.#origin}/login`);
    await page.getByLabel('账号').fill(username);
    await page.getByLabel('密码').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    return page;
  }

  /** Opens a page of the software. */
  async opens(username: string, address: string): Promise<Page> {
    const page = await this.person(username);
    await page.goto(`${this.#origin}${address}`);
    return page;
  }

  /** Begins a process by its start form. */
  async starts(username: string, process: string, answers: Answers = {}): Promise<void> {
    const page = await this.opens(username, `/start/${process}`);
    await fillTask(page, answers);
    await this.picture(page, `start-${process}`);
    await page.locator('#task-form button[value=submit]').click();
    await page.getByText('已发起').waitFor();
  }

  /** Finds a task by its name, in the inbox or on another page that lists it, does it, and sees that it was taken. */
  async does(username: string, task: string, answers: Answers = {}, { on = INBOX, rows = [] }: Finding = {}): Promise<void> {
    const page = await this.person(username);
    const link = page.getByRole('link', { name: task, exact: true });
    await expect
      .poll(
        async () => {
          for (const address of on) {
            await this.opens(username, address);
            if ((await link.count()) > 0) return true;
          }
          return false;
        },
        { timeout: PATIENCE, message: `${username} finds ${task}` },
      )
      .toBe(true);
    await link.first().click();
    await page.locator('#task-form').waitFor();
    for (const list of rows) await addRow(page, list);
    await fillTask(page, answers);
    await this.picture(page, task);
    await page.locator('#task-form button[value=submit]').click();
    await page.getByText(`已提交“${task}”`).waitFor();
  }

  /** Opens a page again and again until it says something. */
  async waitsFor(username: string, address: string, words: string): Promise<Page> {
    const page = await this.person(username);
    await expect
      .poll(
        async () => {
          await this.opens(username, address);
          return await page.locator('main').innerText();
        },
        { timeout: PATIENCE },
      )
      .toContain(words);
    return page;
  }

  async picture(page: Page, name: string): Promise<void> {
    const { width } = page.viewportSize() ?? DESKTOP;
    // What sticks to the window would be drawn in the middle of a long page.
    await page.evaluate('scrollTo(0, 0)');
    await page.screenshot({ path: path.join(this.#pictures, `${name}-${width}.png`), fullPage: true });
  }

  /** Looks at pages on a desktop and on a phone, takes a picture of each, and wants it to fit. */
  async looksAt(username: string, pages: Readonly<Record<string, string>>): Promise<void> {
    const page = await this.person(username);
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      for (const [name, address] of Object.entries(pages)) {
        await page.goto(`${this.#origin}${address}`, { waitUntil: 'networkidle' });
        await this.picture(page, name);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${name} fits ${viewport.width} px`).toBe(true);
      }
    }
  }

  async goHome(): Promise<void> {
    await this.#browser?.close();
  }
}

interface Finding {
  /** Addresses of pages that list the task. */
  readonly on?: readonly string[];
  /** Lists of the form that need one more row than it opens with. */
  readonly rows?: readonly string[];
}

async function addRow(page: Page, list: string): Promise<void> {
  const rows = page.locator(`#task-form button[value^="remove "][value$=" ${list}"]`);
  const before = await rows.count();
  await page.locator(`#task-form button[value="add ${list}"]`).click();
  await expect.poll(async () => await rows.count(), { timeout: PATIENCE }).toBe(before + 1);
}

const INBOX = ['/inbox?tab=claimable', '/inbox?tab=assigned'];
