import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';

/** One line of the report: a measured figure, or a ratio with its aim. */
export interface Figure {
  readonly workload: string;
  readonly variant: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What the project wants of a ratio, e.g. `≥ 0.9`. */
  readonly aim?: string;
}

/** Prints a table, or JSON lines with a closing summary line. */
export function print(figures: readonly Figure[], asJson: boolean): void {
  if (asJson) {
    figures.forEach((figure) => {
      console.log(JSON.stringify(figure));
    });
    console.log(JSON.stringify({ figures: figures.length, ...setting() }));
    return;
  }
  const rows = figures.map((figure) => [
    figure.workload,
    figure.variant,
    figure.figure,
    format(figure.value),
    figure.unit,
    figure.aim ?? '',
  ]);
  const header = ['workload', 'variant', 'figure', 'value', 'unit', 'aim'];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  for (const row of [header, ...rows]) {
    console.log(
      row
        .map((cell, column) => (column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Writes the figures with versions and settings to `test-artifacts/bench/NAME.json` and answers the path. */
export async function save(name: string, figures: readonly Figure[], settings: Readonly<Record<string, unknown>>): Promise<string> {
  const file = path.join('test-artifacts', 'bench', `${name}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...setting(), settings, figures }, null, 2)}\n`);
  return file;
}

function setting() {
  return { at: new Date().toISOString(), node: process.version, processors: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) };
}

function format(value: number): string {
  return Number.isNaN(value) ? '–' : value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
