import type { Locator, Page } from 'playwright-core';

/** What matters for the way of the case, by field path; everything else gets something that fits. */
export type Answers = Readonly<Record<string, string>>;

/** As an answer: none of the choices. */
export const NONE = '';

const WORDS = '上门走访，当面了解了生活和身体状况，与本人和邻居都谈过，并作了记录。';
/** Parts of a form appear after what they depend on has been chosen, so it is gone through again. */
const PASSES = 3;

/** Fills in the form that is on the page, as a person would: from the top, what is empty, and what appears meanwhile. */
export async function fillTask(page: Page, answers: Answers = {}): Promise<void> {
  for (let pass = 0; pass < PASSES; pass += 1) {
    const fieldsets = page.locator('#task-form fieldset.field:visible:has(> .choices)');
    for (const fieldset of await fieldsets.all()) await choose(fieldset, answers);
    for (const control of await page.locator('#task-form select:visible:enabled').all()) await select(control, answers);
    for (const control of await page.locator('#task-form input[name^="v."]:visible:enabled, #task-form textarea:visible:enabled').all()) {
      await write(control, answers);
    }
    // What was chosen decides what else is asked: the page asks the server and shows it.
    await page.waitForTimeout(600);
    await page.waitForLoadState('networkidle');
  }
}

async function choose(fieldset: Locator, answers: Answers): Promise<void> {
  const options = fieldset.locator('input:enabled:is([type=radio], [type=checkbox])');
  const wanted = answers[await pathOf(options.first())];
  if (wanted === NONE) for (const chosen of await fieldset.locator('input:checked').all()) await chosen.uncheck();
  else if (wanted !== undefined) await options.and(fieldset.locator(`[value="${wanted}"]`)).check();
  else if ((await fieldset.locator('input:checked').count()) === 0) await options.first().check();
}

async function select(control: Locator, answers: Answers): Promise<void> {
  const wanted = answers[await pathOf(control)];
  if (wanted !== undefined) await control.selectOption(wanted);
  else if ((await control.inputValue()) === '') await control.selectOption({ index: 1 });
}

async function write(control: Locator, answers: Answers): Promise<void> {
  const type = await control.getAttribute('type');
  const path = await pathOf(control);
  if (type === 'radio') return;
  if (type === 'checkbox') {
    if ((await control.locator('xpath=ancestor::fieldset[contains(@class,"field")][div[contains(@class,"choices")]]').count()) > 0) return;
    if (answers[path] !== 'no') await control.check();
    return;
  }
  if (answers[path] !== undefined) await control.fill(answers[path]);
  else if ((await control.inputValue()) === '') await control.fill(await sample(control, type));
}

async function sample(control: Locator, type: string | null): Promise<string> {
  if (type === 'date') return '2026-11-23';
  const mode = await control.getAttribute('inputmode');
  return mode === 'numeric' || mode === 'decimal' ? '2' : WORDS.slice(0, Number((await control.getAttribute('maxlength')) ?? WORDS.length));
}

async function pathOf(control: Locator): Promise<string> {
  return ((await control.getAttribute('name')) ?? '').replace(/^v\./u, '');
}
