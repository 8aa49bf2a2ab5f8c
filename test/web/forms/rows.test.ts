import { describe, expect, it } from 'vitest';
import { addRow, removeRow } from '../../../web/forms/rows.ts';

const typed = new Map([
  ['needs.#', ['3']],
  ['needs.0.text', ['一']],
  ['needs.1.text', ['二']],
  ['needs.2.text', ['三']],
  ['other', ['留下']],
]);

describe('removeRow', () => {
  it('moves the rows after it up and leaves the rest alone', () => {
    expect(Object.fromEntries(removeRow(typed, 'needs', 1))).toEqual({
      'needs.#': ['2'],
      'needs.0.text': ['一'],
      'needs.1.text': ['三'],
      other: ['留下'],
    });
  });

  it('does nothing for a row that is not there', () => {
    expect(removeRow(typed, 'needs', 3)).toBe(typed);
  });
});

describe('addRow', () => {
  it('adds one at the end, up to the most a list may have', () => {
    expect(addRow(typed, 'needs').get('needs.#')).toEqual(['4']);
    expect(addRow(new Map([['needs.#', ['100']]]), 'needs').get('needs.#')).toEqual(['100']);
  });
});
