import { MOST_STROKES, strokePath, type Point } from './stroke-path.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Units of the pad: three to one, as the line on a paper form. */
const [WIDTH, HEIGHT] = [600, 200];

export interface Pad {
  readonly element: SVGSVGElement;
  clear(): void;
  undo(): void;
}

/** A surface to write on with finger, pen or mouse; `changed` hears the path after each stroke, empty when nothing is left. */
export function createPad(initial: string, changed: (path: string) => void): Pad {
  const element = document.createElementNS(NAMESPACE, 'svg');
  element.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  element.setAttribute('class', 'signature__pad');
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', '手写签名的位置');
  const line = document.createElementNS(NAMESPACE, 'path');
  line.setAttribute('d', initial);
  element.append(line);

  /** A signature that was drawn before this page was loaded: it is shown until somebody writes anew. */
  let before = initial;
  let strokes: Point[][] = [];
  const show = (): string => {
    const path = before + strokePath(strokes);
    line.setAttribute('d', path);
    return path;
  };
  const at = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [((clientX - left) / width) * WIDTH, ((clientY - top) / height) * HEIGHT];
  };
  let current: Point[] | undefined;

  element.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    if (strokes.length >= MOST_STROKES) return;
    element.setPointerCapture(event.pointerId);
    before = '';
    current = [at(event)];
    strokes.push(current);
    show();
  });
  element.addEventListener('pointermove', (event) => {
    if (current === undefined) return;
    const events = event.getCoalescedEvents();
    current.push(...(events.length === 0 ? [event] : events).map(at));
    show();
  });
  for (const name of ['pointerup', 'pointercancel'] as const) {
    element.addEventListener(name, () => {
      if (current === undefined) return;
      current = undefined;
      changed(show());
    });
  }

  return {
    element,
    clear() {
      before = '';
      strokes = [];
      changed(show());
    },
    undo() {
      before = '';
      strokes = strokes.slice(0, -1);
      changed(show());
    },
  };
}
