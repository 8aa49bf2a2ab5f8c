import type { Trigger, TriggerType } from '../trigger.ts';

/** The trigger of one type. */
export type TriggerOf<Type extends TriggerType> = Extract<Trigger, { readonly type: Type }>;
