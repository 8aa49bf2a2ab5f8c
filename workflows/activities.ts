import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { EngineActivities } from '../activities/engine-activities.ts';

/** What a projection may take before it is tried again: short, because a killed worker's attempt waits it out. */
const PROJECTION_TIMEOUT = '5 seconds';

/**
 * Writes that an instance can't go on without are tried for ever. The first attempts follow quickly inside the
 * workflow task; later ones wait on a timer, so a database that is away for a night costs some thousand events, not
 * a history.
 */
const UNTIL_IT_WORKS = { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' } as const;

const local = proxyLocalActivities<Pick<EngineActivities, 'engine:project' | 'engine:resolveProcess'>>({
  startToCloseTimeout: PROJECTION_TIMEOUT,
  localRetryThreshold: '3 seconds',
  retry: UNTIL_IT_WORKS,
});

const ordinary = proxyActivities<
  Pick<EngineActivities, 'engine:synchronise' | 'engine:publishMessage' | 'engine:broadcastSignal' | 'engine:fireTimerStart'>
>({
  startToCloseTimeout: '30 seconds',
  retry: UNTIL_IT_WORKS,
});

/** What a sweep does as well, a little later: an instance doesn't wait for it for ever. */
const promptly = proxyActivities<Pick<EngineActivities, 'engine:startWaiting'>>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumAttempts: 3 },
});

/** Local activities: recorded with the workflow task that asked for them, so they cost no extra round trip. */
export const { 'engine:project': project, 'engine:resolveProcess': resolveProcess } = local;

/**
 * Ordinary activities: their input is recorded before they run, so a worker that is cut off from Temporal can't
 * perform them on its own authority.
 */
export const {
  'engine:synchronise': synchronise,
  'engine:publishMessage': publishMessage,
  'engine:broadcastSignal': broadcastSignal,
  'engine:fireTimerStart': fireTimerStart,
} = ordinary;

export const { 'engine:startWaiting': startWaiting } = promptly;
