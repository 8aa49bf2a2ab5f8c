import type { System } from './system.ts';

/** A program that is interrupted takes its servers and their data with it. */
export function stopWhenInterrupted(system: System): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void system.stop().then(() => process.exit(1)));
  }
}
