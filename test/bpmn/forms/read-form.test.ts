import { describe, expect, it } from 'vitest';
import { readForm } from '../../../bpmn/forms/read-form.ts';

const FORM = { id: 'intake', type: 'default', components: [{ type: 'textfield', key: 'name', label: '姓名' }] };

function nested(depth: number): object {
  return depth === 0 ? {} : { type: 'group', components: [nested(depth - 1)] };
}

describe('readForm', () => {
  it('reads a form-js schema as it is', () => {
    expect(readForm(JSON.stringify(FORM))).toEqual({ id: 'intake', schema: FORM });
  });

  it('takes the id of an embedded form from the process', () => {
    expect(readForm(JSON.stringify({ components: [] }), 'userTaskForm_1')).toMatchObject({ id: 'userTaskForm_1' });
  });

  it.each([
    ['what is no JSON', '{'],
    ['what is no object', '[]'],
    ['a form without components', '{"id":"a"}'],
    ['a form without id', '{"components":[]}'],
    ['a reserved id', '{"id":"__proto__","components":[]}'],
    ['a reserved name', '{"id":"a","components":[{"type":"textfield","__proto__":{}}]}'],
    ['a field that writes to a reserved name', '{"id":"a","components":[{"type":"textfield","key":"x.constructor"}]}'],
    ['NUL', '{"id":"a","components":[{"type":"text","text":"\\u0000"}]}'],
    ['a lone surrogate', '{"id":"a","components":[{"type":"text","text":"\\ud800"}]}'],
    ['deep nesting', JSON.stringify({ id: 'a', components: [nested(40)] })],
    ['nesting without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('refuses %s', (_what, source) => {
    expect(readForm(source)).toMatchObject({ rule: 'form-schema' });
  });
});
