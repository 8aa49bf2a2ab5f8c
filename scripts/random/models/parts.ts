import type { Place } from './place.ts';
import type { Block, Body, Handler } from './random-model.ts';

/** How what scopes hold is generated. */
export interface Contents {
  readonly body: (place: Place) => Body;
  readonly handlers: (place: Place) => readonly Handler[];
}

/** How what is inside or behind an activity is generated. */
export interface Parts extends Contents {
  readonly blocks: (place: Place) => readonly Block[];
}
