import { basename, dirname } from 'node:path';

/** So many are linked one by one, and so many folders of more. */
const SHOWN = 3;

/** Links to scenarios from a page in `docs/`: to each if they are few, else to the folders with most of them. */
export function scenarioLinks(files: readonly string[]): string {
  if (files.length <= SHOWN) return files.map((file) => link(basename(file, '.scenario.json'), file)).join(', ');
  const folders = [...countByFolder(files)].toSorted(([one, ones], [other, others]) =>
    ones === others ? (one < other ? -1 : 1) : others - ones,
  );
  const shown = folders.slice(0, SHOWN).map(([folder, count]) => `${link(basename(folder), folder)} (${count})`);
  const left = folders.length - shown.length;
  return `${shown.join(', ')}${left === 0 ? '' : ` and ${left} more folder${left === 1 ? '' : 's'}`}`;
}

function countByFolder(files: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return counts;
}

function link(text: string, target: string): string {
  return `[${text}](../${target.split('/').map(encodeURIComponent).join('/')})`;
}
