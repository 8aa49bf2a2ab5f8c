import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { bodyText } from '../request.ts';
import { inputFromBody, type FormInput } from './input.ts';
import { addRow, removeRow } from './rows.ts';

/** What a person asked for with a form: the button that was pressed, and everything typed so far. */
export interface FormRequest {
  readonly action: 'submit' | 'save' | 'edit';
  /** After adding or removing a row, when that was asked for. */
  readonly input: FormInput;
  /** Path of the list whose rows changed: where the page goes back to. */
  readonly changedList?: string;
  /** Made once when the page was shown, kept through retries: the same token never executes twice. */
  readonly token: string;
}

/**
 * Buttons of a form: 提交 (`submit`), 保存草稿 (`save`), `add <list>`, `remove <row> <list>` and `refresh` (shows or hides
 * parts by what was chosen, for browsers without JavaScript).
 */
export function readFormRequest(request: Request): FormRequest {
  const input = inputFromBody(request.body);
  const token = readToken(request);
  const [verb, ...rest] = (bodyText(request, '_action') ?? 'save').split(' ');
  switch (verb) {
    case 'submit':
      return { action: 'submit', input, token };
    case 'add': {
      const list = rest.join(' ');
      return { action: 'edit', input: addRow(input, list), changedList: list, token };
    }
    case 'remove': {
      const [index = '', ...path] = rest;
      return { action: 'edit', input: removeRow(input, path.join(' '), Number(index)), changedList: path.join(' '), token };
    }
    case 'refresh':
      return { action: 'edit', input, token };
    default:
      return { action: 'save', input, token };
  }
}

export function newToken(): string {
  return randomUUID();
}

function readToken(request: Request): string {
  const sent = bodyText(request, '_token') ?? '';
  return /^[\da-f-]{36}$/u.test(sent) ? sent : newToken();
}
