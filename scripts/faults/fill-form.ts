import type { HTMLElement } from 'node-html-parser';
import type { Fields } from './web-person.ts';

/** Answers that matter for the way a case takes, by field name. Everything else is filled with something that fits. */
export type Answers = Readonly<Record<string, string>>;

/** Fills the form of a page as a person in a hurry would: keeps what is there, chooses the first, writes a word. */
export function fillForm(page: HTMLElement, answers: Answers): Fields {
  const fields = new Map<string, string[]>();
  for (const control of page.querySelectorAll('#task-form input, #task-form select, #task-form textarea')) {
    const name = control.getAttribute('name');
    const type = control.tagName === 'INPUT' ? (control.getAttribute('type') ?? 'text') : control.tagName.toLowerCase();
    if (name === undefined || control.hasAttribute('disabled') || isOutOfSight(control)) {
      continue;
    }
    const before = fields.get(name) ?? [];
    fields.set(name, [...before, ...valuesOf(control, type, before, answers[name])]);
  }
  return Object.fromEntries(fields);
}

/** Parts that don't apply to what has been chosen are in the page, hidden. */
function isOutOfSight(control: HTMLElement): boolean {
  return control.closest('div[hidden]') !== null;
}

function valuesOf(control: HTMLElement, type: string, before: readonly string[], answer: string | undefined): string[] {
  const value = control.getAttribute('value') ?? '';
  switch (type) {
    case 'hidden':
      return [value];
    case 'radio':
    case 'checkbox': {
      const isChosen = answer === undefined ? before.every((one) => one === '') : value === answer;
      return isChosen ? [value] : [];
    }
    case 'select': {
      const options = control.querySelectorAll('option').map((option) => option.getAttribute('value') ?? '');
      const selected = control.querySelector('option[selected]')?.getAttribute('value');
      return [answer ?? selected ?? options.find((option) => option !== '') ?? ''];
    }
    case 'textarea':
      return [answer ?? (control.text.trim() === '' ? WORDS : control.text.trim())];
    default:
      return [answer ?? (value === '' ? sample(control, type) : value)];
  }
}

const WORDS = '按约定上门，情况已了解并记录。';

function sample(control: HTMLElement, type: string): string {
  const mode = control.getAttribute('inputmode');
  if (type === 'date') {
    return new Date().toISOString().slice(0, 10);
  }
  if (type === 'datetime-local') {
    return new Date().toISOString().slice(0, 16);
  }
  return mode === 'numeric' || mode === 'decimal' ? '1' : WORDS;
}
