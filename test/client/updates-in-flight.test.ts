import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { EngineUnavailable } from '../../client/engine-unavailable.ts';
import { UpdatesInFlight } from '../../client/updates-in-flight.ts';

const later = () => Date.now() + 60_000;

/** A call that ends when it is let go. */
function held(): { readonly call: () => Promise<string>; letGo(): void; readonly began: () => boolean } {
  let resolve: (answer: string) => void = () => undefined;
  const answer = new Promise<string>((take) => (resolve = take));
  let hasBegun = false;
  return {
    call: () => {
      hasBegun = true;
      return answer;
    },
    letGo: () => {
      resolve('done');
    },
    began: () => hasBegun,
  };
}

describe('UpdatesInFlight', () => {
  it('given eight of ten under way at an instance, when two more come, then they begin in turn as others end', async () => {
    const updates = new UpdatesInFlight(10);
    const calls = Array.from({ length: 10 }, held);
    const answers = calls.map(({ call }) => updates.run('p:1', later(), call));
    await sleep(0);
    expect(calls.filter(({ began }) => began())).toHaveLength(8);

    calls[3]?.letGo();
    await answers[3];
    await sleep(0);
    expect(calls.map(({ began }) => began()).slice(8)).toEqual([true, false]);

    for (const { letGo } of calls) letGo();
    expect(await Promise.all(answers)).toEqual(calls.map(() => 'done'));
  });

  it('given a busy instance, when another instance is asked, then it does not wait', async () => {
    const updates = new UpdatesInFlight(10);
    const calls = Array.from({ length: 8 }, held);
    const answers = calls.map(({ call }) => updates.run('p:1', later(), call));
    expect(await updates.run('p:2', later(), () => Promise.resolve('at once'))).toBe('at once');
    for (const { letGo } of calls) letGo();
    await Promise.all(answers);
  });

  it('given somebody whose time is over when the turn comes, then nothing is sent and the next one goes on', async () => {
    const updates = new UpdatesInFlight(10);
    const calls = Array.from({ length: 8 }, held);
    const answers = calls.map(({ call }) => updates.run('p:1', later(), call));
    const tooLate = held();
    const refused = updates.run('p:1', Date.now(), tooLate.call);
    const next = updates.run('p:1', later(), () => Promise.resolve('next'));
    for (const { letGo } of calls) letGo();
    await expect(refused).rejects.toBeInstanceOf(EngineUnavailable);
    expect(await next).toBe('next');
    expect(tooLate.began()).toBe(false);
    await Promise.all(answers);
  });

  it('gives the turn on when a call fails', async () => {
    const updates = new UpdatesInFlight(10);
    await expect(updates.run('p:1', later(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const calls = Array.from({ length: 8 }, held);
    const answers = calls.map(({ call }) => updates.run('p:1', later(), call));
    await sleep(0);
    expect(calls.every(({ began }) => began())).toBe(true);
    for (const { letGo } of calls) letGo();
    await Promise.all(answers);
  });
});
