import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycleWithFaults } from '../../../../scripts/faults/cycle/run-cycle-with-faults.ts';
import { prepareSystem, type System } from '../../../../scripts/system/system.ts';

const STATIONS = 6;

let system: System;
beforeAll(async () => {
  system = await prepareSystem();
});
afterAll(async () => {
  await system.stop();
});

describe('a cycle of evaluations whose servers are killed', () => {
  it('calls each station once, loses no submission, and goes on once', { timeout: 180_000 }, async () => {
    // given a worker that dies while stations are called, and a Temporal that dies while the last ones end
    const plan = {
      'fan-out': [{ parts: ['worker'], after: 2, downFor: 0 }],
      submitting: [],
      joining: [{ parts: ['temporal'], after: 4, downFor: 0 }],
    } as const;
    // when the stations submit, are excused, and the cycle goes on
    const { work, strikes, findings } = await runCycleWithFaults(system, { stations: STATIONS, plan, onProgress: () => undefined });
    // then everything is there once
    expect(findings).toEqual({ lost: [], doubled: [], stuck: [], disagreeing: [] });
    expect(work).toEqual({ stations: STATIONS, submitted: STATIONS, excused: STATIONS });
    expect(strikes).toEqual({ postgres: 0, temporal: 1, worker: 1, web: 0 });
  });
});
