import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { BpmnModdle } from 'bpmn-moddle';
import { keepEverything } from '../../../bpmn/exchange/create-moddle.ts';
import { markOf, type DiagramState } from '../../diagram/diagram-state.ts';

interface Services {
  canvas: Canvas;
  elementRegistry: ElementRegistry;
  overlays: Overlays;
  moddle: BpmnModdle;
}

export interface ShownDiagram {
  mark(state: DiagramState): void;
}

/** Colours come from the page's tokens, so that dark mode and print need nothing of their own. */
const rendererColours = {
  defaultFillColor: 'var(--diagram-fill)',
  defaultStrokeColor: 'var(--diagram-stroke)',
  defaultLabelColor: 'var(--diagram-ink)',
};

/** Loads the drawing into the figure's canvas and wires its buttons; undefined when there is nothing to draw. */
export async function showViewer(figure: HTMLElement): Promise<ShownDiagram | undefined> {
  const host = figure.querySelector<HTMLElement>('[data-diagram-canvas]');
  const source = figure.dataset.diagramSource;
  if (host === null || source === undefined) return undefined;
  const answer = await fetch(source, { headers: { accept: 'application/xml' } });
  if (!answer.ok) return undefined;
  const viewer = new NavigatedViewer<Services>({ container: host, bpmnRenderer: rendererColours });
  keepEverything(viewer.get('moddle'), {});
  host.hidden = false;
  try {
    await viewer.importXML(await answer.text());
  } catch (error) {
    host.hidden = true;
    viewer.destroy();
    throw error;
  }
  host.style.height = `${suitableHeight(viewer)}px`;
  viewer.get('canvas').resized();
  figure.querySelector<HTMLElement>('[data-diagram-picture]')?.setAttribute('hidden', '');
  figure.querySelector<HTMLElement>('[data-diagram-tools]')?.removeAttribute('hidden');
  host.querySelector('.djs-container > svg')?.setAttribute('aria-label', figure.dataset.diagramLabel ?? '流程图');
  wireButtons(figure, viewer);
  wireSteps(figure, viewer);
  return markWith(viewer, figure);
}

type Viewer = NavigatedViewer<Services>;

function wireButtons(figure: HTMLElement, viewer: Viewer): void {
  const canvas = viewer.get('canvas');
  const actions: Readonly<Record<string, () => void>> = {
    in: () => canvas.zoom(canvas.zoom() * 1.25),
    out: () => canvas.zoom(canvas.zoom() / 1.25),
    fit: () => fit(viewer),
    current: () => centre(viewer, figure.dataset.diagramHere ?? ''),
  };
  figure.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-diagram-action]') : null;
    actions[button?.dataset.diagramAction ?? '']?.();
  });
  fit(viewer);
}

/** As high as the drawing is at the width there is, between a glimpse and two thirds of the window. */
function suitableHeight(viewer: Viewer): number {
  const { inner, outer } = viewer.get('canvas').viewbox();
  const scale = Math.min(1, outer.width / (inner.width + 2 * MARGIN));
  return Math.round(
    Math.min(Math.max((inner.height + 2 * MARGIN) * scale + SPACE_FOR_MARK, 260), Math.max(360, window.innerHeight * 0.66)),
  );
}

/** bpmn.io's mark stands below the drawing, not on it. */
const SPACE_FOR_MARK = 56;

/** The whole drawing, but never larger than drawn: small processes stay calm. */
function fit(viewer: Viewer): void {
  const canvas = viewer.get('canvas');
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(1, outer.width / (inner.width + 2 * MARGIN), outer.height / (inner.height + 2 * MARGIN));
  look(canvas, { x: inner.x + inner.width / 2, y: inner.y + inner.height / 2 }, scale);
}

const MARGIN = 24;

/** Puts a point of the drawing in the middle of the canvas, without showing more emptiness around it than needed. */
function look(canvas: Canvas, point: { readonly x: number; readonly y: number }, scale: number): void {
  const { inner, outer } = canvas.viewbox();
  const width = outer.width / scale;
  const height = outer.height / scale;
  const x = within(point.x - width / 2, width, inner.x, inner.width);
  const y = within(point.y - height / 2, height, inner.y, inner.height);
  canvas.viewbox({ x, y, width, height });
}

/** Start of a window of `size` so that it stays inside the drawing; a window larger than the drawing is centred. */
function within(start: number, size: number, drawingStart: number, drawingSize: number): number {
  const [first, last] = [drawingStart - MARGIN, drawingStart + drawingSize + MARGIN - size];
  return last < first ? drawingStart + drawingSize / 2 - size / 2 : Math.min(Math.max(start, first), last);
}

function centre(viewer: Viewer, elementId: string): void {
  const canvas = viewer.get('canvas');
  const shape: unknown = viewer.get('elementRegistry').get(elementId);
  if (!isBox(shape)) return;
  look(canvas, { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 }, Math.max(canvas.zoom(), READABLE));
}

function isBox(value: unknown): value is { x: number; y: number; width: number; height: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['x', 'y', 'width', 'height'].every((name) => typeof Reflect.get(value, name) === 'number')
  );
}

/** Below this scale a 12 px label can't be read. */
const READABLE = 0.85;

/** A name in the list of steps leads to its place in the drawing. */
function wireSteps(figure: HTMLElement, viewer: Viewer): void {
  const canvas = viewer.get('canvas');
  let chosen: string | undefined;
  figure.addEventListener('click', (event) => {
    const step = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-diagram-step]') : null;
    const id = step?.dataset.diagramStep;
    if (id === undefined || viewer.get('elementRegistry').get(id) === undefined) return;
    if (chosen !== undefined) canvas.removeMarker(chosen, 'is-chosen');
    canvas.addMarker(id, 'is-chosen');
    chosen = id;
    centre(viewer, id);
  });
}

function markWith(viewer: Viewer, figure: HTMLElement): ShownDiagram {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  let first = true;
  return {
    mark(state) {
      overlays.clear();
      for (const element of viewer.get('elementRegistry').getAll()) {
        const mark = markOf(state, element.id);
        for (const each of MARKS) {
          if (each === mark) canvas.addMarker(element.id, `is-${each}`);
          else canvas.removeMarker(element.id, `is-${each}`);
        }
        if (state.taken.includes(element.id)) canvas.addMarker(element.id, 'is-taken');
        else canvas.removeMarker(element.id, 'is-taken');
        const count = state.counts[element.id];
        if (count !== undefined && count > 0) {
          overlays.add(element.id, 'count', { position: { top: -14, right: 14 }, html: badge(count, mark === 'incident') });
        }
      }
      const here = state.incidents[0] ?? state.current[0];
      if (here === undefined) delete figure.dataset.diagramHere;
      else figure.dataset.diagramHere = here;
      // A large drawing is unreadable as a whole: begin where the work is (counts are an overview), and leave the reader's view alone afterwards.
      if (first && here !== undefined && Object.keys(state.counts).length === 0 && canvas.zoom() < 0.6) centre(viewer, here);
      first = false;
    },
  };
}

const MARKS = ['incident', 'current', 'done'] as const;

function badge(count: number, incident: boolean): HTMLElement {
  const element = document.createElement('span');
  element.className = incident ? 'diagram-count diagram-count--incident' : 'diagram-count';
  element.textContent = String(count);
  element.title = `${count} 个正在运行`;
  return element;
}
