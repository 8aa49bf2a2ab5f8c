import type { Findings } from './findings.ts';
import type { Strikes } from './striker.ts';

/** What a run did and found. */
export interface Outcome {
  /** What was worked through, by name: `cases 50`. */
  readonly work: Readonly<Record<string, number>>;
  readonly strikes: Strikes;
  readonly findings: Findings;
}

/** Prints it, and has the program fail when anything was found. */
export function report({ work, strikes, findings }: Outcome, { seed, asJson }: { readonly seed: number; readonly asJson: boolean }): void {
  const { lost, doubled, stuck, disagreeing } = findings;
  const total = { ...work, lost: lost.length, doubled: doubled.length, stuck: stuck.length, disagreeing: disagreeing.length };
  if (asJson) {
    console.log(JSON.stringify({ seed, ...total, strikes, findings }));
  } else {
    for (const [kind, lines] of Object.entries({ lost, doubled, stuck, disagreeing })) {
      lines.forEach((line) => {
        console.log(`${kind}: ${line}`);
      });
    }
    const struck = Object.values(strikes).reduce((sum, number) => sum + number, 0);
    console.log(`seed ${seed}; strikes ${struck}: ${listed(strikes)}`);
    console.log(listed(total));
  }
  if (lost.length + doubled.length + stuck.length + disagreeing.length > 0) {
    process.exitCode = 1;
  }
}

function listed(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, number]) => `${name} ${number}`)
    .join(', ');
}
