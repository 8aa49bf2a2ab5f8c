import type { JsonObject } from '../contract/json.ts';
import type { ElementInstanceRole, IncidentKind } from './state.ts';

/** What happened, in order: the raw material of history pages, diagrams and tests. */
export type LogEntry =
  | {
      readonly type: 'element';
      readonly event: 'activated' | 'completed' | 'terminated';
      readonly key: string;
      readonly elementId: string;
      readonly role: ElementInstanceRole;
      readonly parent: string | null;
      readonly loopIndex?: number;
    }
  | { readonly type: 'flowTaken'; readonly flowId: string; readonly scope: string }
  /** Variables written to the scope of element instance `scope`. */
  | { readonly type: 'variables'; readonly scope: string; readonly changes: JsonObject }
  | {
      readonly type: 'incident';
      readonly event: 'raised' | 'resolved';
      readonly key: string;
      readonly elementId: string;
      readonly kind: IncidentKind;
    }
  /** An operator has moved tokens. */
  | { readonly type: 'modified'; readonly activated: readonly string[]; readonly terminated: readonly string[] }
  /** The instance goes on with another version; `elements`: what those that have got another id are called now. */
  | { readonly type: 'migrated'; readonly definitionHash?: string; readonly elements: Readonly<Record<string, string>> }
  | {
      readonly type: 'decision';
      readonly elementId: string;
      readonly decisionId: string;
      /** Of the decision's own tables. */
      readonly matchedRules: readonly string[];
      /** Every table in the order of evaluation, when those that the decision requires were evaluated too. */
      readonly tables?: readonly { readonly ownerId: string; readonly matchedRules: readonly string[] }[];
    };
