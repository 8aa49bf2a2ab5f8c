import { createModdle } from '../../bpmn/exchange/create-moddle.ts';
import type { Box, DrawnEdge, DrawnShape, Drawing, Point } from './drawing.ts';

/**
 * Reads the geometry (BPMN DI) of the first diagram in a deployed BPMN file; undefined when it has none. The file has
 * passed the deployment checks, so that hostile ones never get here.
 */
export async function readDrawing(xml: string): Promise<Drawing | undefined> {
  const parsed: unknown = await createModdle().fromXML(xml);
  const diagram = list(get(get(parsed, 'rootElement'), 'diagrams'))[0];
  const items = list(get(get(diagram, 'plane'), 'planeElement'));
  const shapes = items.flatMap((item) => (typeName(item) === 'BPMNShape' ? readShape(item) : []));
  const edges = items.flatMap((item) => (typeName(item) === 'BPMNEdge' ? readEdge(item) : []));
  if (shapes.length === 0) return undefined;
  return { bounds: boundsOf(shapes, edges), shapes: shapes.sort((a, b) => layer(a) - layer(b)), edges };
}

function readShape(item: unknown): DrawnShape[] {
  const element = get(item, 'bpmnElement');
  const id = get(element, 'id');
  const box = readBox(get(item, 'bounds'));
  if (typeof id !== 'string' || box === undefined) return [];
  const labelBox = readBox(get(get(item, 'label'), 'bounds'));
  const event = eventOf(element);
  const loop = loopOf(get(element, 'loopCharacteristics'));
  return [
    {
      id,
      type: typeName(element) ?? '',
      name: text(get(element, typeName(element) === 'TextAnnotation' ? 'text' : 'name')),
      box,
      expanded: get(item, 'isExpanded') === true,
      horizontal: get(item, 'isHorizontal') !== false,
      interrupting: get(element, 'cancelActivity') !== false && get(element, 'isInterrupting') !== false,
      triggeredByEvent: get(element, 'triggeredByEvent') === true,
      ...(labelBox === undefined ? {} : { labelBox }),
      ...(event === undefined ? {} : { event }),
      ...(loop === undefined ? {} : { loop }),
    },
  ];
}

function readEdge(item: unknown): DrawnEdge[] {
  const element = get(item, 'bpmnElement');
  const id = get(element, 'id');
  const points = list(get(item, 'waypoint')).flatMap(readPoint);
  if (typeof id !== 'string' || points.length < 2) return [];
  const labelBox = readBox(get(get(item, 'label'), 'bounds'));
  return [{ id, type: typeName(element) ?? '', name: text(get(element, 'name')), points, ...(labelBox === undefined ? {} : { labelBox }) }];
}

/** What an event's sign shows: its definition, or that there are several (BPMN 2.0, table 10.93). */
function eventOf(element: unknown): string | undefined {
  const [first, second] = list(get(element, 'eventDefinitions'));
  if (second === undefined) return typeName(first);
  return get(element, 'parallelMultiple') === true ? 'ParallelMultiple' : 'Multiple';
}

function loopOf(characteristics: unknown): DrawnShape['loop'] {
  switch (typeName(characteristics)) {
    case 'MultiInstanceLoopCharacteristics':
      return get(characteristics, 'isSequential') === true ? 'sequential' : 'parallel';
    case 'StandardLoopCharacteristics':
      return 'standard';
    default:
      return undefined;
  }
}

/** Containers are drawn below what they hold, boundary events on top of their activity. */
function layer({ type, expanded }: DrawnShape): number {
  if (type === 'Participant') return 0;
  if (type === 'Lane') return 1;
  if (expanded) return 2;
  return type === 'BoundaryEvent' ? 4 : 3;
}

function boundsOf(shapes: readonly DrawnShape[], edges: readonly DrawnEdge[]): Box {
  const boxes = [...shapes, ...edges].flatMap(({ labelBox }) => (labelBox === undefined ? [] : [labelBox]));
  boxes.push(...shapes.map(({ box }) => box), ...edges.flatMap(({ points }) => points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))));
  const x = boxes.reduce((least, box) => Math.min(least, box.x), Infinity);
  const y = boxes.reduce((least, box) => Math.min(least, box.y), Infinity);
  const right = boxes.reduce((most, box) => Math.max(most, box.x + box.width), -Infinity);
  const bottom = boxes.reduce((most, box) => Math.max(most, box.y + box.height), -Infinity);
  return { x, y, width: right - x, height: bottom - y };
}

function readBox(bounds: unknown): Box | undefined {
  const [x, y, width, height] = [get(bounds, 'x'), get(bounds, 'y'), get(bounds, 'width'), get(bounds, 'height')];
  return isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height) ? { x, y, width, height } : undefined;
}

function readPoint(waypoint: unknown): Point[] {
  const [x, y] = [get(waypoint, 'x'), get(waypoint, 'y')];
  return isNumber(x) && isNumber(y) ? [{ x, y }] : [];
}

/** moddle's objects are trees of loosely typed properties: read one at a time, trusted never. */
function get(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function typeName(element: unknown): string | undefined {
  const type = get(element, '$type');
  return typeof type === 'string' ? type.slice(type.indexOf(':') + 1) : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
