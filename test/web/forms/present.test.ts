import { describe, expect, it } from 'vitest';
import { changedParts } from '../../../web/forms/changed-parts.ts';
import { openForm } from '../../../web/forms/open-form.ts';
import { presentForm } from '../../../web/forms/present.ts';
import { parseForm } from '../../../web/forms/schema.ts';
import { renderMarkdown } from '../../../web/forms/markdown.ts';
import { intakeForm } from '../support/intake-form.ts';

const schema = parseForm(intakeForm);

describe('presentForm', () => {
  it('fills fields from variables, rows included', () => {
    const form = openForm({ schema, variables: { contact: '张三', needs: [{ text: '甲' }, { text: '乙' }], caseId: 'GA-1' }, at: 0 });
    const view = JSON.stringify(presentForm(form));
    for (const text of ['张三', '甲', '乙', 'GA-1', 'v.needs.1.text']) expect(view).toContain(text);
  });

  it('says which parts appear or go because of what was typed', () => {
    // given a page that doesn't show the note, and a source that asks for it
    const form = openForm({ schema, variables: {}, input: new Map([['source', ['other']]]), at: 0 });
    // then exactly that part is sent; and none once the page shows it
    expect(changedParts(presentForm(form).nodes, {}).map(({ condition }) => condition)).toEqual(['part-sourceNote']);
    expect(changedParts(presentForm(form).nodes, { _shown: 'part-sourceNote' })).toEqual([]);
  });

  it('names a component that it cannot show', () => {
    const form = openForm({
      schema: parseForm({ components: [{ type: 'iframe', label: '地图', url: 'https://x' }] }),
      variables: {},
      at: 0,
    });
    expect(presentForm(form).nodes[0]).toMatchObject({ kind: 'unsupported', originalType: 'iframe' });
  });
});

describe('a field that is signed', () => {
  const signed = parseForm({ components: [{ type: 'textfield', key: 'x', label: '签名', properties: { signature: 'true' } }] });
  const nodeOf = (text: string) => presentForm(openForm({ schema: signed, variables: { x: text }, at: 0 })).nodes[0];

  it('shows strokes as a drawing with room for the pen, and nothing of what is no clean path', () => {
    expect(nodeOf('M10 20L40 25')).toMatchObject({ kind: 'signature', drawing: { path: 'M10 20L40 25', viewBox: '4 14 42 17' } });
    expect(nodeOf('高秀英')).toMatchObject({ kind: 'signature', text: '高秀英', drawing: undefined });
    expect(nodeOf('M10 20L40 25"/>')).toMatchObject({ drawing: undefined });
  });
});

describe('renderMarkdown', () => {
  it('escapes markup and unsafe links', () => {
    const html = renderMarkdown('<script>x</script> **粗** [点](javascript:alert(1)) [网](https://example.com)\n\n- 一\n- <b>二</b>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('<strong>粗</strong>');
    expect(html).toContain('href="https://example.com"');
    expect(html).not.toContain('href="javascript');
    expect(html).toContain('<li>&lt;b&gt;二&lt;/b&gt;</li>');
  });
});
