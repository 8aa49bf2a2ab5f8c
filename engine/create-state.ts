import { STATE_FORMAT, type InstanceState } from './state.ts';

/** The state before the trigger `start`. */
export function createState(): InstanceState {
  return {
    format: STATE_FORMAT,
    status: 'active',
    nextKey: 1,
    elements: {},
    waits: {},
    incidents: {},
    completedBy: {},
    suspended: false,
    deferred: [],
    pendingSteps: [],
  };
}
