import type { Locator, Page } from 'playwright-core';
import { answerPart } from '../../scripts/faults/answer-part.ts';
import { watchDrafts } from './watch-drafts.ts';

/** What matters for the way of the case, by field path; everything else gets something that fits. */
export type Answers = Readonly<Record<string, string>>;

/** As an answer: none of the choices. */
export const NONE = '';

const WORDS = '上门走访，当面了解了生活和身体状况，与本人和邻居都谈过，并作了记录。';
/** Parts of a form appear after what they depend on has been chosen, so it is gone through again, but not for ever. */
const PASSES = 4;

const WRITTEN = '#task-form input[name^="v."]:visible:enabled, #task-form textarea:visible:enabled';
const SELECTS = '#task-form select:visible:enabled';

/** Fills in the form that is on the page, as a person would: from the top, what is empty, and what appears meanwhile. */
export async function fillTask(page: Page, answers: Answers = {}): Promise<void> {
  const drafts = watchDrafts(page);
  try {
    for (let pass = 0; pass < PASSES; pass += 1) {
      const before = await asked(page);
      const fieldsets = page.locator('#task-form fieldset.field:visible:has(> .choices)');
      for (const fieldset of await fieldsets.all()) if (await choose(fieldset, answers)) drafts.changed();
      for (const control of await page.locator(SELECTS).all()) if (await select(control, answers)) drafts.changed();
      for (const control of await page.locator(WRITTEN).all()) if (await write(control, answers)) drafts.changed();
      // What was chosen decides what else is asked.
      await drafts.settled();
      if ((await asked(page)) === before) return;
    }
  } finally {
    drafts.stop();
  }
}

/** What the form asks at the moment. */
async function asked(page: Page): Promise<string> {
  const controls = await page.locator(`${WRITTEN}, ${SELECTS}`).all();
  return (await Promise.all(controls.map(async (control) => await pathOf(control)))).join(' ');
}

/** The three ways to answer say whether they changed anything. */
async function choose(fieldset: Locator, answers: Answers): Promise<boolean> {
  const options = fieldset.locator('input:enabled:is([type=radio], [type=checkbox])');
  const chosen = fieldset.locator('input:checked');
  const wanted = answers[await pathOf(options.first())];
  if (wanted === NONE) {
    const unwanted = await chosen.all();
    for (const option of unwanted) await option.uncheck();
    return unwanted.length > 0;
  }
  if (wanted === undefined && (await chosen.count()) > 0) return false;
  const option = wanted === undefined ? options.first() : options.and(fieldset.locator(`[value="${wanted}"]`));
  if (await option.isChecked()) return false;
  await option.check();
  return true;
}

async function select(control: Locator, answers: Answers): Promise<boolean> {
  const wanted = answers[await pathOf(control)];
  const before = await control.inputValue();
  if (wanted === before || (wanted === undefined && before !== '')) return false;
  await control.selectOption(wanted ?? { index: 1 });
  return true;
}

async function write(control: Locator, answers: Answers): Promise<boolean> {
  const type = await control.getAttribute('type');
  const path = await pathOf(control);
  if (type === 'radio') return false;
  if (type === 'checkbox') {
    if ((await control.locator('xpath=ancestor::fieldset[contains(@class,"field")][div[contains(@class,"choices")]]').count()) > 0) {
      return false;
    }
    if (answers[path] === 'no' || (await control.isChecked())) return false;
    await control.check();
    return true;
  }
  const before = await control.inputValue();
  const wanted = answers[path];
  const text = wanted === undefined ? (before === '' ? await sample(control, type) : before) : answerPart(wanted, type);
  if (text === before) return false;
  await control.fill(text);
  return true;
}

async function sample(control: Locator, type: string | null): Promise<string> {
  if (type === 'date') return '2026-11-23';
  if (type === 'time') return '14:05';
  const mode = await control.getAttribute('inputmode');
  return mode === 'numeric' || mode === 'decimal' ? '2' : WORDS.slice(0, Number((await control.getAttribute('maxlength')) ?? WORDS.length));
}

async function pathOf(control: Locator): Promise<string> {
  return ((await control.getAttribute('name')) ?? '').replace(/^v\./u, '');
}
