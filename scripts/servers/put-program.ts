import { chmodSync, renameSync, rmSync } from 'node:fs';

/** Writes a program beside its place and moves it in at the end: an interrupted download never looks like a program. */
export function putProgram(file: string, write: (destination: string) => void): void {
  const unfinished = `${file}.${String(process.pid)}`;
  try {
    write(unfinished);
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
