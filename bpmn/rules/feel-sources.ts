/** The FEEL expressions anywhere inside a compiled element or flow. */
export function feelSources(value: unknown): readonly string[] {
  const sources: string[] = [];
  collect(value, sources);
  return sources;
}

function collect(value: unknown, sources: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && value.kind === 'feel' && 'source' in value && typeof value.source === 'string') sources.push(value.source);
  else for (const item of Object.values(value)) collect(item, sources);
}
