import { property } from './social-work/extensions.ts';

/** What of a file the editor can't keep when it is saved, in words, from the warnings of its import. */
export function lossesIn(warnings: readonly unknown[]): string[] {
  const losses = warnings.flatMap((warning) => {
    const message = property(warning, 'message');
    return typeof message === 'string' ? (lossIn(message) ?? []) : [];
  });
  return [...new Set(losses)];
}

function lossIn(message: string): string | undefined {
  const content = /^unparsable content <([^>]*)>/.exec(message)?.[1];
  if (content !== undefined) return `内容“${content}”`;
  const reference = /^unresolved reference <([^>]*)>/.exec(message)?.[1];
  return reference === undefined ? undefined : `指向“${reference}”的引用（图里没有它）`;
}
