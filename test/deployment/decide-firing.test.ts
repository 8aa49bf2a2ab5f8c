import { describe, expect, it } from 'vitest';
import { decideFiring, type FiringFacts } from '../../deployment/decide-firing.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DUE = Date.parse('2026-07-01T09:00:00+08:00');

/** A yearly firing that is settled at once, by a process that says nothing. */
const facts: FiringFacts = {
  dueAt: DUE,
  nextDueAt: DUE + 365 * DAY,
  now: DUE + 200,
  lateAfter: 2 * MINUTE,
  rules: { overlap: 'allow', missed: 'once', catchUpDays: 7 },
  isPaused: false,
  isLastOpen: false,
};

describe('decideFiring', () => {
  it('given a firing that is settled in time, then it starts, whatever becomes of missed ones', () => {
    expect(decideFiring(facts)).toEqual({ kind: 'start', status: 'started' });
    expect(decideFiring({ ...facts, now: DUE + 2 * MINUTE, rules: { ...facts.rules, missed: 'skip' } })).toMatchObject({
      status: 'started',
    });
  });

  it('given an outage, when the process says once, then the firing is made up for', () => {
    expect(decideFiring({ ...facts, now: DUE + 3 * DAY })).toEqual({ kind: 'start', status: 'caught-up' });
  });

  it('given an outage, when the process says skip, then it is recorded as missed', () => {
    const rules = { ...facts.rules, missed: 'skip' } as const;
    expect(decideFiring({ ...facts, now: DUE + 3 * DAY, rules })).toEqual({ kind: 'skip', reason: 'missed' });
  });

  it('given an outage across many firings, when each is settled by itself, then exactly the last one starts', () => {
    const now = DUE + 5 * DAY + MINUTE * 30;
    const decisions = [0, 1, 2, 3, 4, 5].map((day) =>
      decideFiring({ ...facts, dueAt: DUE + day * DAY, nextDueAt: DUE + (day + 1) * DAY, now }),
    );
    expect(decisions.filter(({ kind }) => kind === 'start')).toEqual([{ kind: 'start', status: 'caught-up' }]);
    expect(decisions.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => ({ kind: 'skip', reason: 'merged' })));
  });

  it('given an outage that was longer than the process makes up for, then nothing starts', () => {
    expect(decideFiring({ ...facts, now: DUE + 8 * DAY })).toEqual({ kind: 'skip', reason: 'too-late' });
    expect(decideFiring({ ...facts, now: DUE + 8 * DAY, rules: { ...facts.rules, catchUpDays: 30 } })).toMatchObject({ kind: 'start' });
  });

  it('given the last firing of a timer, when it is missed, then nothing stands in for it', () => {
    expect(decideFiring({ ...facts, nextDueAt: undefined, now: DUE + DAY })).toEqual({ kind: 'start', status: 'caught-up' });
  });

  it('given an instance that still runs, then the process says whether another one starts', () => {
    expect(decideFiring({ ...facts, isLastOpen: true })).toMatchObject({ kind: 'start' });
    expect(decideFiring({ ...facts, isLastOpen: true, rules: { ...facts.rules, overlap: 'skip' } })).toEqual({
      kind: 'skip',
      reason: 'overlap',
    });
  });

  it('given a pause, then nothing starts, late or not', () => {
    expect(decideFiring({ ...facts, isPaused: true })).toEqual({ kind: 'skip', reason: 'paused' });
    expect(decideFiring({ ...facts, isPaused: true, now: DUE + 3 * DAY })).toEqual({ kind: 'skip', reason: 'paused' });
  });
});
