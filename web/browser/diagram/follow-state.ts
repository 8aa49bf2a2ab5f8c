import type { DiagramState } from '../../diagram/diagram-state.ts';

/**
 * Calls back with the state that the list of steps carries, at once and whenever the server's refreshed list replaces
 * it: the list is the one source, so drawing and list can't disagree.
 */
export function followState(figure: HTMLElement, show: (state: DiagramState) => void): void {
  let shown = '';
  const look = (): void => {
    const text = figure.querySelector<HTMLElement>('[data-diagram-state]')?.dataset.diagramState ?? '';
    if (text === shown || text === '') return;
    shown = text;
    show(readState(text));
  };
  look();
  new MutationObserver(look).observe(figure, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-diagram-state'] });
}

/** The server wrote it; what is missing or of another kind is left out rather than trusted. */
export function readState(text: string): DiagramState {
  const value: unknown = JSON.parse(text);
  const field = (name: string): unknown => (isRecord(value) ? value[name] : undefined);
  const counts = field('counts');
  return {
    current: strings(field('current')),
    done: strings(field('done')),
    incidents: strings(field('incidents')),
    taken: strings(field('taken')),
    counts: isRecord(counts)
      ? Object.fromEntries(Object.entries(counts).filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
      : {},
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
