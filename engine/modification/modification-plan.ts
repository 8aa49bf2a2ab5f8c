import type { JsonObject } from '../../contract/json.ts';
import type { StartPoint } from '../state.ts';

/** What a modification does, worked out before anything is done, or why it can't be. */
export type ModificationPlan =
  | {
      readonly ok: true;
      /** Tokens and new scopes, each with the live scope instance that it begins in. */
      readonly entries: readonly { readonly scope: string; readonly at: StartPoint }[];
      /** Variables of scope instances that are live already, by key. */
      readonly variables: readonly (readonly [string, JsonObject])[];
      /** Keys of the element instances that end. */
      readonly terminated: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** A reason for which a modification isn't made: it ends the planning. */
export class ModificationRefusal extends Error {}
