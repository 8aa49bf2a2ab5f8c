import type { DrawnNode, DrawnScope } from './drawing.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 60;
const MARGIN = 40;
const EVENT = 36;

/** Places a scope's nodes, and those of the scopes in it, from left to right; answers how much room they take. */
export function layOut(scope: DrawnScope, x: number, y: number, boxes: Map<string, Box>): Box {
  const placed = scope.nodes.filter((node) => node.attachedTo === undefined);
  const columns = columnsOf(scope, placed);
  let left = x;
  let bottom = y;
  for (const column of columns) {
    let top = y;
    let right = left;
    for (const node of column) {
      const box = place(node, left, top, boxes);
      top += box.height + GAP;
      right = Math.max(right, box.x + box.width);
      bottom = Math.max(bottom, box.y + box.height);
    }
    left = right + GAP;
  }
  attach(scope, boxes);
  return { x, y, width: Math.max(left - GAP - x, EVENT), height: bottom - y };
}

function place(node: DrawnNode, x: number, y: number, boxes: Map<string, Box>): Box {
  const inside = node.scope && layOut(node.scope, x + MARGIN, y + MARGIN, boxes);
  const box = inside
    ? { x, y, width: Math.max(inside.width + 2 * MARGIN, 120), height: Math.max(inside.height + 2 * MARGIN, 100) }
    : { x, y, ...sizeOf(node.tag) };
  boxes.set(node.id, box);
  return box;
}

function sizeOf(tag: string): { readonly width: number; readonly height: number } {
  if (tag.endsWith('Event')) return { width: EVENT, height: EVENT };
  return tag.endsWith('Gateway') ? { width: 50, height: 50 } : { width: 100, height: 80 };
}

/** Boundary events sit side by side on the lower edge. */
function attach(scope: DrawnScope, boxes: Map<string, Box>): void {
  const used = new Map<string, number>();
  for (const { id, attachedTo = '' } of scope.nodes) {
    const host = boxes.get(attachedTo);
    if (!host) continue;
    const count = used.get(attachedTo) ?? 0;
    used.set(attachedTo, count + 1);
    boxes.set(id, { x: host.x + 8 + count * (EVENT + 6), y: host.y + host.height - EVENT / 2, width: EVENT, height: EVENT });
  }
}

/** Nodes by the longest way to them; flows back to what was drawn earlier don't count. */
function columnsOf(scope: DrawnScope, nodes: readonly DrawnNode[]): readonly (readonly DrawnNode[])[] {
  const order = new Map(scope.nodes.map((node, index) => [node.id, index]));
  const columns: DrawnNode[][] = [];
  const rank = new Map<string, number>();
  for (const node of scope.nodes) {
    const before = [...scope.flows, ...scope.associations].filter(
      ({ source, target }) => target === node.id && (order.get(source) ?? 0) < (order.get(node.id) ?? 0),
    );
    const own = Math.max(0, ...before.map(({ source }) => (rank.get(source) ?? 0) + 1));
    rank.set(node.id, node.attachedTo === undefined ? own : (rank.get(node.attachedTo) ?? 0));
  }
  for (const node of nodes) {
    const column = rank.get(node.id) ?? 0;
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(node);
  }
  return columns;
}
