import { Client, Connection, ServiceError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, describe, expect, it } from 'vitest';
import { callEngine } from '../../client/call-engine.ts';
import { EngineUnavailable } from '../../client/engine-unavailable.ts';
import { executeUpdate } from '../../client/execute-update.ts';
import { Refused } from '../../client/refused.ts';
import { UpdatesInFlight } from '../../client/updates-in-flight.ts';

/** Nobody listens on this port. */
const temporal = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
const context = { temporal, deadline: 500, updates: new UpdatesInFlight(10) };

afterAll(() => temporal.connection.close());

function refused(type: string): WorkflowUpdateFailedError {
  return new WorkflowUpdateFailedError('refused', ApplicationFailure.create({ type, message: '原因' }));
}

describe('callEngine', () => {
  it('gives up when Temporal is away', async () => {
    const request = { instanceId: 'p:1', name: 'suspend', args: {}, updateId: 'u' } as const;
    await expect(executeUpdate(context, request)).rejects.toBeInstanceOf(EngineUnavailable);
  });

  it('gives up when there is no answer', async () => {
    await expect(callEngine(context, () => new Promise(() => undefined))).rejects.toBeInstanceOf(EngineUnavailable);
  });

  it('passes refusals on with their kind', async () => {
    await expect(callEngine(context, () => Promise.reject(refused('NotOpen')))).rejects.toEqual(new Refused('NotOpen', '原因'));
  });

  it('asks again while an instance is about to continue as new', async () => {
    let calls = 0;
    const answer = await callEngine(context, () => {
      calls += 1;
      return calls < 3 ? Promise.reject(refused('Busy')) : Promise.resolve('done');
    });
    expect(answer).toBe('done');
    expect(calls).toBe(3);
  });

  it('asks again when something else happened just as an instance was about to end, and the server dropped its step', async () => {
    const details = 'Unable to perform workflow execution update due to unexpected workflow task failure.';
    const cause = Object.assign(new Error(`9 FAILED_PRECONDITION: ${details}`), { code: 9, details, metadata: {} });
    let calls = 0;
    const answer = await callEngine(context, () => {
      calls += 1;
      return calls < 2 ? Promise.reject(new ServiceError('Workflow Update failed', { cause })) : Promise.resolve('done');
    });
    expect(answer).toBe('done');
  });

  it('asks again when the worker lost the step that an Update came with', async () => {
    let calls = 0;
    const answer = await callEngine(context, () => {
      calls += 1;
      return calls < 2 ? Promise.reject(refused('UnprocessedUpdate')) : Promise.resolve('done');
    });
    expect(answer).toBe('done');
  });

  it('does not hide faults of our own', async () => {
    await expect(callEngine(context, () => Promise.reject(new TypeError('bug')))).rejects.toThrow(TypeError);
  });
});
