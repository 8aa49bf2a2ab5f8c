import { beginAdHoc, countInner } from '../behaviours/ad-hoc.ts';
import type { AdHocSubProcess } from '../definition/element-definition.ts';
import type { ElementBehaviour } from './element-behaviour.ts';

/** A flow scope that begins nothing by itself and asks its completion condition whenever something in it is done (BPMN 2.0, 13.3.5). */
export const adHocSubProcess: ElementBehaviour<AdHocSubProcess> = {
  activate: beginAdHoc,
  innerCompleted: countInner,
};
