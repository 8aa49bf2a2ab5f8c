import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export interface WorkerMetrics {
  readonly registry: Registry;
  /** Times each activity by type and outcome. */
  readonly interceptor: ActivityInterceptorsFactory;
  countSweep(sweep: string, outcome: 'done' | 'failed', items: number): void;
}

export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const activities = new Histogram({
    name: 'activity_duration_seconds',
    help: 'Time of an attempt of an activity, by type and outcome',
    labelNames: ['type', 'outcome'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  });
  const sweeps = new Counter({
    name: 'sweep_rounds_total',
    help: 'Rounds of background chores',
    labelNames: ['sweep', 'outcome'],
    registers: [registry],
  });
  const swept = new Counter({
    name: 'sweep_items_total',
    help: 'Things that background chores mended',
    labelNames: ['sweep'],
    registers: [registry],
  });
  return {
    registry,
    interceptor: (context) => ({
      inbound: {
        async execute(input, next) {
          const end = activities.startTimer({ type: context.info.activityType });
          try {
            const result = await next(input);
            end({ outcome: 'completed' });
            return result;
          } catch (error) {
            end({ outcome: 'failed' });
            throw error;
          }
        },
      },
    }),
    countSweep(sweep, outcome, items) {
      sweeps.inc({ sweep, outcome });
      if (items > 0) swept.inc({ sweep }, items);
    },
  };
}
