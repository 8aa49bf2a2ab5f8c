import type { Activation } from '../activation.ts';
import { startAdHoc } from '../behaviours/ad-hoc.ts';
import type { TriggerOf } from './trigger-of.ts';

/** Somebody has chosen what is done next; `check` has found that it may begin. */
export function activateAdHoc(activation: Activation, { key, elements, variables }: TriggerOf<'activateAdHoc'>): void {
  const element = activation.elementOf(activation.instance(key));
  if (element.type !== 'adHocSubProcess') {
    throw new Error(`${element.id} isn't an ad-hoc sub-process`);
  }
  startAdHoc(activation, key, element, elements, variables);
}
