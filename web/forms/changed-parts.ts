import type { NodeView } from './present.ts';

/**
 * Conditional parts whose visibility differs from what the browser shows. The page names what it shows in `_shown`, so
 * that only those parts are replaced and nobody loses the place where they type.
 */
export function changedParts(nodes: readonly NodeView[], body: unknown): NodeView[] {
  const shown = new Set(shownIds(body));
  return nodes.flatMap((node): NodeView[] => {
    const { condition, kind } = node;
    if (typeof condition === 'string' && shown.has(condition) === (kind === 'hidden')) return [node];
    return changedParts(innerNodes(node), body);
  });
}

function shownIds(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null || !('_shown' in body)) return [];
  return Array.isArray(body._shown) ? body._shown : [body._shown];
}

function innerNodes(node: NodeView): NodeView[] {
  return [...(node.nodes ?? []), ...(node.rows ?? []).flatMap((row) => row.nodes ?? [])];
}
