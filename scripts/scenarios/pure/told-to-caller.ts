import type { InstanceOutcome } from '../../../engine/instance-outcome.ts';
import type { TriggerBody } from '../../../engine/trigger.ts';

/** How the end of a called instance reaches its caller; `key` is the call activity's wait. */
export function toldToCaller(key: string, outcome: InstanceOutcome): TriggerBody {
  switch (outcome.kind) {
    case 'completed':
      return { type: 'childCompleted', key, variables: outcome.variables };
    case 'error':
      return { type: 'childError', key, code: outcome.code, variables: outcome.variables };
    case 'terminated':
      return { type: 'childFailed', key, message: outcome.reason ?? '被调用的流程被终止' };
  }
}
