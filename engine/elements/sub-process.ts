import type { SubProcess } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** Embedded and event sub-processes are flow scopes: the lifecycle starts what is in them and completes them with their last token. */
export const subProcess: ElementBehaviour<SubProcess> = {
  activate() {
    // Nothing of its own.
  },
};
