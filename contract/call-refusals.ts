import type { CallBinding } from './call-binding.ts';

/** Instances above one another; what calls itself without end stops here. */
export const MAX_CALL_DEPTH = 50;

/** Why a process isn't called, in Chinese, for the incident at the call activity. */
export const TOO_DEEP = `流程互相调用超过 ${String(MAX_CALL_DEPTH)} 层，请检查流程是否在无休止地调用自己`;

export function notDeployed(binding: CallBinding | undefined): string {
  switch (binding?.kind) {
    case undefined:
      return '没有部署这个流程';
    case 'deployment':
      return '与本流程同一次部署的流程中没有它';
    case 'versionTag':
      return `没有标签为“${binding.tag}”的版本`;
  }
}
