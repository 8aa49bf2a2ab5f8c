import type { HTMLElement } from 'node-html-parser';
import { answerPart } from './answer-part.ts';
import { FIELD_PREFIX } from '../../web/forms/input.ts';
import type { Fields } from './web-person.ts';

/** Answers that matter for the way a case takes, by field path. Everything else is filled with something that fits. */
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
    fields.set(name, [...before, ...valuesOf(control, type, before, answers[name.slice(FIELD_PREFIX.length)])]);
  }
  return Object.fromEntries(fields);
}

/** Whether a form has parts for these answers that it doesn't show yet. */
export function hidesAnswers(page: HTMLElement, answers: Answers): boolean {
  return Object.keys(answers).some((path) => page.querySelectorAll(`[name="${FIELD_PREFIX}${path}"]`).every(isOutOfSight));
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
      if (answer !== undefined) {
        return value === answer ? [value] : [];
      }
      const isFirst = before.every((one) => one === '');
      return isFirst && (type === 'checkbox' || !hasChecked(control)) ? [value] : control.hasAttribute('checked') ? [value] : [];
    }
    case 'select': {
      const options = control.querySelectorAll('option').map((option) => option.getAttribute('value') ?? '');
      const selected = control.querySelector('option[selected]')?.getAttribute('value');
      return [answer ?? selected ?? options.find((option) => option !== '') ?? ''];
    }
    case 'textarea':
      return [answer ?? (control.text.trim() === '' ? sample(control, type) : control.text.trim())];
    default:
      if (answer !== undefined) return [answerPart(answer, type)];
      return [value === '' ? sample(control, type) : value];
  }
}

/** A choice that the page brought along stays. */
function hasChecked(control: HTMLElement): boolean {
  const group = control.closest('fieldset');
  return group?.querySelector('input[checked]') !== null && group !== null;
}

const WORDS = '按约定上门走访，已经了解情况并作了记录，与服务对象商定了下次时间。';

function sample(control: HTMLElement, type: string): string {
  const mode = control.getAttribute('inputmode');
  if (type === 'date') {
    return new Date().toISOString().slice(0, 10);
  }
  if (type === 'time') {
    return '14:05';
  }
  if (type === 'datetime-local') {
    return new Date().toISOString().slice(0, 16);
  }
  const longest = Number(control.getAttribute('maxlength') ?? WORDS.length);
  return mode === 'numeric' || mode === 'decimal' ? '1' : WORDS.slice(0, longest);
}
