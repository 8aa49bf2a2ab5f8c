import type { Box, DrawnEdge, DrawnShape, Drawing, Point } from './drawing.ts';
import { markOf, type DiagramState } from './diagram-state.ts';
import { eventGlyphs, gatewayGlyphs, taskGlyphs } from './event-glyphs.ts';
import { escapeXml, numbers, round } from '../svg.ts';
import { wrapText } from './wrap-text.ts';

/**
 * Draws a process as one SVG element for phones, print and browsers without JavaScript. Looks and marks are classes
 * and `data-mark`, coloured by the page's tokens. Everything that comes from the file is escaped.
 */
export function renderSvg({ bounds, shapes, edges }: Drawing, state: DiagramState, label: string): string {
  const box = grow(bounds, 16);
  const parts = [
    ...shapes.filter(isContainer).map((shape) => drawShape(shape, state)),
    ...edges.map((edge) => drawEdge(edge, state)),
    ...shapes.filter((shape) => !isContainer(shape)).map((shape) => drawShape(shape, state)),
  ];
  const arrow =
    '<marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="drawing__arrow" d="M0 1l10 4l-10 4z"/></marker>';
  return `<svg class="drawing" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(label)}" viewBox="${numbers(box.x, box.y, box.width, box.height)}" width="${round(box.width)}" height="${round(box.height)}"><defs>${arrow}</defs>${parts.join('')}</svg>`;
}

function isContainer({ type, expanded }: DrawnShape): boolean {
  return type === 'Participant' || type === 'Lane' || type === 'Group' || expanded;
}

function drawShape(shape: DrawnShape, state: DiagramState): string {
  const body = `${outline(shape)}${shapeLabel(shape)}`;
  return `<g class="drawing__shape drawing__shape--${kind(shape)}" data-element="${escapeXml(shape.id)}" data-mark="${markOf(state, shape.id)}">${body}</g>`;
}

type ShapeKind = 'pool' | 'event' | 'gateway' | 'note' | 'data' | 'group' | 'activity';

function kind({ type }: DrawnShape): ShapeKind {
  if (type === 'Participant' || type === 'Lane') return 'pool';
  if (type.endsWith('Event')) return 'event';
  if (type.endsWith('Gateway')) return 'gateway';
  if (type === 'TextAnnotation') return 'note';
  if (type === 'Group') return 'group';
  return type.startsWith('Data') ? 'data' : 'activity';
}

function outline(shape: DrawnShape): string {
  const { box, type } = shape;
  switch (kind(shape)) {
    case 'event':
      return drawEvent(shape);
    case 'gateway': {
      const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
      const diamond = `M${numbers(middleX, box.y)}L${numbers(box.x + box.width, middleY)}L${numbers(middleX, box.y + box.height)}L${numbers(box.x, middleY)}z`;
      return `<path class="drawing__body" d="${diamond}"/>${glyph(gatewayGlyphs[type], box, 50)}`;
    }
    case 'note':
      return `<path class="drawing__body" d="M${numbers(box.x + 10, box.y)}h-10v${round(box.height)}h10"/>`;
    case 'pool':
      return rectangle(box, 0);
    case 'data':
      return rectangle(box, 3);
    case 'group':
      return rectangle(box, 10);
    case 'activity':
      return drawActivity(shape);
  }
}

function drawActivity(shape: DrawnShape): string {
  const { box, type } = shape;
  const foot = { x: box.x + box.width / 2, y: box.y + box.height - 14 };
  const loops = { parallel: 'M-4 0v10M0 0v10M4 0v10', sequential: 'M-6 1h12M-6 5h12M-6 9h12', standard: 'M4 8a5 5 0 1 0-2 2l3-1' };
  const marker =
    shape.loop === undefined
      ? ''
      : `<path class="drawing__glyph" transform="translate(${numbers(foot.x, foot.y)})" d="${loops[shape.loop]}"/>`;
  const collapsed =
    type.endsWith('SubProcess') && !shape.expanded
      ? `<path class="drawing__glyph" transform="translate(${numbers(foot.x - 6, foot.y - 1)})" d="M0 0h12v12h-12zM6 2v8M2 6h8"/>`
      : '';
  const corner = { x: box.x + 4, y: box.y + 4, width: 18, height: 18 };
  const call = type === 'CallActivity' ? ' drawing__body--call' : '';
  const event = shape.triggeredByEvent ? ' drawing__body--dotted' : '';
  return `${rectangle(box, 10, call + event)}${glyph(taskGlyphs[type], corner, 20)}${marker}${collapsed}`;
}

function drawEvent({ box, type, event, interrupting }: DrawnShape): string {
  const radius = box.width / 2;
  const circle = (r: number, names: string): string =>
    `<circle class="${names}" cx="${round(box.x + radius)}" cy="${round(box.y + radius)}" r="${round(r)}"/>`;
  const dashed = interrupting ? '' : ' drawing__body--dashed';
  const inner = type.startsWith('Intermediate') || type === 'BoundaryEvent' ? circle(radius - 3, `drawing__ring${dashed}`) : '';
  const throws = type === 'EndEvent' || type === 'IntermediateThrowEvent';
  return `${circle(radius, `drawing__body${type === 'EndEvent' ? ' drawing__body--end' : ''}${dashed}`)}${inner}${glyph(event === undefined ? undefined : eventGlyphs[event], box, 36, throws)}`;
}

function drawEdge({ id, type, points, name, labelBox }: DrawnEdge, state: DiagramState): string {
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${numbers(point.x, point.y)}`).join('');
  const loose = type === 'SequenceFlow' ? '' : ' drawing__flow--loose';
  const taken = state.taken.includes(id) ? ' data-mark="done"' : '';
  const label = name === '' ? '' : lines(name, labelBox ?? aroundMiddle(points), 'top');
  return `<g class="drawing__edge" data-element="${escapeXml(id)}"${taken}><path class="drawing__flow${loose}" d="${path}"${type === 'Association' ? '' : ' marker-end="url(#arrow)"'}/>${label}</g>`;
}

function aroundMiddle(points: readonly Point[]): Box {
  const [a, b] = [points[Math.floor((points.length - 1) / 2)], points[Math.ceil((points.length - 1) / 2)]];
  const middle = a === undefined || b === undefined ? { x: 0, y: 0 } : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  return { x: middle.x - 45, y: middle.y - 18, width: 90, height: 14 };
}

function shapeLabel(shape: DrawnShape): string {
  const { box, labelBox, name } = shape;
  if (name === '') return '';
  switch (kind(shape)) {
    case 'event':
    case 'gateway':
    case 'data':
      return lines(name, labelBox ?? { x: box.x + box.width / 2 - 45, y: box.y + box.height + 4, width: 90, height: 14 }, 'top');
    case 'pool':
      return shape.horizontal ? sideways(name, box) : lines(name, { ...box, height: 30 }, 'middle');
    case 'group':
      return lines(name, labelBox ?? { ...box, y: box.y - 18, height: 14 }, 'top');
    case 'note':
      return lines(name, { x: box.x + 6, y: box.y + 4, width: box.width - 8, height: box.height }, 'top', 'start');
    case 'activity':
      return shape.expanded
        ? lines(name, { ...box, y: box.y + 6, height: 14 }, 'top')
        : lines(name, { ...box, x: box.x + 6, width: box.width - 12 }, 'middle');
  }
}

const FONT_SIZE = 12;
const LINE_HEIGHT = 15;

function lines(label: string, box: Box, vertical: 'top' | 'middle', anchor: 'middle' | 'start' = 'middle'): string {
  const rows = wrapText(label, box.width, FONT_SIZE);
  const x = anchor === 'middle' ? box.x + box.width / 2 : box.x;
  const top = vertical === 'top' ? box.y + FONT_SIZE : box.y + box.height / 2 - ((rows.length - 1) * LINE_HEIGHT) / 2 + FONT_SIZE * 0.36;
  const spans = rows.map((row, index) => `<tspan x="${round(x)}" y="${round(top + index * LINE_HEIGHT)}">${escapeXml(row)}</tspan>`);
  return `<text class="drawing__label" text-anchor="${anchor}">${spans.join('')}</text>`;
}

function sideways(label: string, box: Box): string {
  const [x, y] = [box.x + 19, box.y + box.height / 2];
  return `<text class="drawing__label" text-anchor="middle" transform="rotate(-90 ${numbers(x, y)})" x="${round(x)}" y="${round(y)}">${escapeXml(label)}</text>`;
}

function rectangle({ x, y, width, height }: Box, radius: number, names = ''): string {
  return `<rect class="drawing__body${names}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`;
}

function glyph(path: string | undefined, box: Box, size: number, filled = false): string {
  if (path === undefined) return '';
  return `<path class="drawing__glyph${filled ? ' drawing__glyph--filled' : ''}" transform="translate(${numbers(box.x, box.y)}) scale(${round(box.width / size)})" d="${path}"/>`;
}

function grow(box: Box, margin: number): Box {
  return { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
}
