import { LRUCache } from 'lru-cache';
import type { Drawing } from './drawing.ts';
import { readDrawing } from './read-drawing.ts';

/** A version never changes, so its geometry is read once per web process. */
const cache = new LRUCache<string, { readonly drawing: Drawing | undefined }>({ max: 200 });

export async function drawingOf(hash: string, bpmnXml: string): Promise<Drawing | undefined> {
  const known = cache.get(hash);
  if (known !== undefined) return known.drawing;
  const drawing = await readDrawing(bpmnXml);
  cache.set(hash, { drawing });
  return drawing;
}
