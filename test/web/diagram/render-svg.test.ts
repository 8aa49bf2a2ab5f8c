import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyDiagramState } from '../../../web/diagram/diagram-state.ts';
import { eventGlyphs } from '../../../web/diagram/event-glyphs.ts';
import { readDrawing } from '../../../web/diagram/read-drawing.ts';
import { renderSvg } from '../../../web/diagram/render-svg.ts';

const homeCare = readFileSync(new URL('../pages/support/home-care.bpmn', import.meta.url), 'utf8');

describe('renderSvg', () => {
  it('draws every element with its mark', async () => {
    // given a drawing and where an instance stands
    const drawing = await readDrawing(homeCare);
    const state = { ...emptyDiagramState, done: ['Collect'], current: ['Assess'], incidents: ['Archive'], taken: ['F1'] };
    // when it is drawn
    const svg = drawing === undefined ? '' : renderSvg(drawing, state, '居家探访');
    // then shapes and flows carry their marks
    expect(markOf(svg, 'Collect')).toBe('done');
    expect(markOf(svg, 'Assess')).toBe('current');
    expect(markOf(svg, 'Archive')).toBe('incident');
    expect(markOf(svg, 'Plan')).toBe('ahead');
    expect(markOf(svg, 'F1')).toBe('done');
    expect(svg).toContain('>收集需求</tspan>');
  });

  it('draws elements with Chinese ids', async () => {
    const drawing = await readDrawing(readFileSync('test/bpmn/exchange/diagrams/chinese-ids.bpmn', 'utf8'));

    expect(drawing?.shapes.map(({ id }) => id)).toEqual(['泳池', '泳道', '开始', '走访', '等待', '结束', '引用', '批注', '查无']);
    expect(drawing?.edges.map(({ id }) => id)).toEqual(['流一', '流二', '流三', '连线', '关联']);
  });

  it('escapes what comes from the file', async () => {
    const drawing = await readDrawing(homeCare.replace('name="收集需求"', 'name="&lt;script&gt;alert(1)&lt;/script&gt;"'));
    const svg = drawing === undefined ? '' : renderSvg(drawing, emptyDiagramState, '"><script>');
    expect(svg).toContain('&#60;');
    expect(svg).not.toContain('<script');
  });

  it.each([
    ['any-boundary-interrupting', 'Multiple'],
    ['all-boundary-interrupting', 'ParallelMultiple'],
  ])('shows in %s that an event is one of several', async (file, event) => {
    const content = readFileSync(new URL(`../../conformance/multiple-events/${file}.bpmn`, import.meta.url), 'utf8');
    const drawing = await readDrawing(content);

    expect(drawing?.shapes.find(({ id }) => id === 'Border')).toMatchObject({ event });
    expect(drawing === undefined ? '' : renderSvg(drawing, emptyDiagramState, file)).toContain(`d="${eventGlyphs[event] ?? ''}"`);
  });

  it('has nothing to draw for a file without layout', async () => {
    expect(await readDrawing(homeCare.replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, ''))).toBeUndefined();
  });
});

function markOf(svg: string, element: string): string | undefined {
  return new RegExp(`data-element="${element}" data-mark="(\\w+)"`).exec(svg)?.[1];
}
