/** Runs a step and prints one line for it: what it is while it runs (on a terminal), what it was and how long it took at the end. */
export async function step<Result>(title: string, work: () => Promise<Result> | Result): Promise<Result> {
  const started = Date.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${title}`);
  try {
    const result = await work();
    printOver(`✓ ${title}  ${((Date.now() - started) / 1000).toFixed(1)} 秒`);
    return result;
  } catch (error) {
    printOver(`✗ ${title}`);
    throw error;
  }
}

/** Something worth saying while a step runs. */
export function note(message: string): void {
  printOver(`  ${message}`);
}

function printOver(line: string): void {
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
  console.log(line);
}
