/** The FEEL expressions anywhere inside a compiled element or flow. */
export function* feelSources(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && value.kind === 'feel' && 'source' in value && typeof value.source === 'string') yield value.source;
  else for (const item of Object.values(value)) yield* feelSources(item);
}
