import { describe, expect, it } from 'vitest';
import { compileDeployment } from '../../bpmn/index.ts';
import type { Limits } from '../../bpmn/limits.ts';
import { END, START, diagram, file, path } from './diagram.ts';

async function rulesBrokenBy(content: string | Uint8Array, limits: Partial<Limits> = {}): Promise<readonly string[]> {
  const { processes, problems } = await compileDeployment([{ name: 'hostile.bpmn', content }], { limits });
  expect(processes).toEqual([]);
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) {
    expect(problem.message).not.toBe('');
    expect(problem.remedy).not.toBe('');
  }
  return [...new Set(problems.map((problem) => problem.rule))];
}

const SMALL = diagram([START, '<bpmn:task id="A" />', END, path('S', 'A', 'E')]);

describe('hostile files', () => {
  it('refuses a document type, wherever it stands', async () => {
    expect(await rulesBrokenBy(SMALL.replace('?>', '?><!DOCTYPE d [<!ENTITY x "y">]>'))).toEqual(['document-type']);
    expect(await rulesBrokenBy(SMALL.replace('<bpmn:task', '<!DOCTYPE d><bpmn:task'))).toEqual(['document-type']);
  });

  it('refuses 50,000 nested elements', async () => {
    const deep = file(`${'<bpmn:subProcess>'.repeat(50_000)}${'</bpmn:subProcess>'.repeat(50_000)}`);
    expect(await rulesBrokenBy(deep)).toEqual(['nesting-depth']);
  });

  it('refuses 20,000 duplicate ids', async () => {
    expect(await rulesBrokenBy(diagram(['<bpmn:task id="A" />'.repeat(20_000)]))).toEqual(['duplicate-id']);
  });

  it('refuses 10 MB, as text and as bytes', async () => {
    const large = diagram([`<bpmn:documentation>${'文'.repeat(3_500_000)}</bpmn:documentation>`]);
    expect(await rulesBrokenBy(large)).toEqual(['file-size']);
    expect(await rulesBrokenBy(new TextEncoder().encode(large))).toEqual(['file-size']);
  });

  it('refuses more elements and tags than any diagram has', async () => {
    const tasks = Array.from({ length: 20_001 }, (_, index) => `<bpmn:task id="T${index}" />`);
    expect(await rulesBrokenBy(diagram(tasks))).toEqual(['element-count']);
    expect(await rulesBrokenBy(diagram(['<bpmn:lane/>'.repeat(300_001)]))).toEqual(['element-count']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])('refuses the id %s', async (id) => {
    expect(await rulesBrokenBy(diagram([START, `<bpmn:task id="${id}" />`, END, path('S', id, 'E')]))).toEqual(['reserved-id']);
  });

  it.each(['', ' ', '1a', 'a b', 'a/b', '<x>', 'x'.repeat(300)])('refuses the id %j', async (id) => {
    const written = id.replace(/</g, '&lt;');
    expect(await rulesBrokenBy(diagram([START, `<bpmn:task id="${written}" />`, END, path('S', 'E')]))).toEqual(['invalid-id']);
  });

  it.each(['\u0000', '\u0008', '\ud800', '&#0;', '&#x0;', '&#xD800;', '&#x110000;', '&#1;'])(
    'refuses the character %j',
    async (character) => {
      const drawn = diagram([START, `<bpmn:task id="A" name="${character}" />`, END, path('S', 'A', 'E')]);
      expect(await rulesBrokenBy(drawn)).toEqual(['forbidden-character']);
    },
  );

  it('refuses bytes that are not UTF-8', async () => {
    const bytes = new TextEncoder().encode(diagram([START, '<bpmn:task id="A" name="x" />', END, path('S', 'A', 'E')]));
    expect(await rulesBrokenBy(bytes.map((byte) => (byte === 0x78 ? 0xd6 : byte)))).toEqual(['encoding']);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['JSON', '{}'],
    ['a broken tag', '<a'],
    ['an unclosed element', SMALL.replace('</bpmn:definitions>', '')],
    ['an attribute without quotes', SMALL.replace('id="A"', 'id=A')],
    ['an attribute given twice', SMALL.replace('id="A"', 'id="A" id="B"')],
    ['a prefix without a namespace', SMALL.replace('<bpmn:task', '<nope:task')],
  ])('refuses %s as XML', async (_what, content) => {
    expect(await rulesBrokenBy(content)).toEqual(['xml-syntax']);
  });

  it('refuses XML that is no BPMN', async () => {
    expect(await rulesBrokenBy('<html/>')).toEqual(['not-bpmn']);
  });

  it('gives up when a compilation takes too long', async () => {
    // A thread that serves already has no time allowed for its start.
    await compileDeployment([{ name: 'small.bpmn', content: SMALL }]);
    const tasks = Array.from({ length: 15_000 }, (_, index) => `<bpmn:userTask id="T${index}" name="${'很长的名称'.repeat(5)}" />`);
    expect(await rulesBrokenBy(diagram(tasks), { time: 1 })).toEqual(['too-complex']);
    // And the next one is served by a new thread.
    const { processes } = await compileDeployment([{ name: 'small.bpmn', content: SMALL }]);
    expect(processes).toHaveLength(1);
  });

  it('keeps markup in names as text', async () => {
    const drawn = diagram([
      START,
      '<bpmn:task id="A" name="&lt;img src=x onerror=alert(1)&gt; {{constructor}}" />',
      END,
      path('S', 'A', 'E'),
    ]);
    const { processes } = await compileDeployment([{ name: 'markup.bpmn', content: drawn }]);
    expect(processes[0]?.definition.elements.A?.name).toBe('<img src=x onerror=alert(1)> {{constructor}}');
  });

  it('does not resolve entities of its own invention', async () => {
    const drawn = diagram([START, '<bpmn:task id="A" name="&xxe;" />', END, path('S', 'A', 'E')]);
    const { processes } = await compileDeployment([{ name: 'entity.bpmn', content: drawn }]);
    expect(processes[0]?.definition.elements.A?.name).toBe('&xxe;');
  });

  it.each([
    ['BPMN does not have', '<bpmn:x/>'],
    ['no extension holds', '<z:x xmlns:z="urn:z"/>'],
  ])('refuses 20,000 elements that %s before the slow parser sees them', async (_what, tag) => {
    const content = diagram([START, `<bpmn:task id="A">${tag.repeat(20_000)}</bpmn:task>`, END, path('S', 'A', 'E')]);
    expect(await rulesBrokenBy(content)).toEqual(['unknown-content']);
  });

  it('refuses too many files', async () => {
    const resources = Array.from({ length: 101 }, (_, index) => ({ name: `${index}.bpmn`, content: SMALL }));
    const { problems } = await compileDeployment(resources);
    expect(problems.map((problem) => problem.rule)).toEqual(['file-count']);
  });

  it('refuses files that are too large together', async () => {
    const large = diagram([`<bpmn:documentation>${'x'.repeat(4_500_000)}</bpmn:documentation>`]);
    const resources = Array.from({ length: 5 }, (_, index) => ({ name: `${index}.bpmn`, content: large }));
    const { problems } = await compileDeployment(resources);
    expect(problems.map((problem) => problem.rule)).toEqual(['file-size']);
  });
});
