/** A file handed in for deployment. */
export interface Resource {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export type ResourceKind = 'process' | 'decision' | 'form';

/** What a file is, by the end of its name; undefined for files that aren't deployed. */
export function kindOf(name: string): ResourceKind | undefined {
  const lower = name.toLowerCase();
  if (lower.endsWith('.bpmn') || lower.endsWith('.bpmn20.xml') || lower.endsWith('.bpmn.xml')) return 'process';
  if (lower.endsWith('.dmn') || lower.endsWith('.dmn.xml')) return 'decision';
  return lower.endsWith('.form') || lower.endsWith('.form.json') ? 'form' : undefined;
}
