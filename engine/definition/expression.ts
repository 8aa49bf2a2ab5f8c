import type { JsonValue } from '../../contract/json.ts';

/**
 * A value in a diagram. In the Camunda 8 dialect an attribute that begins with `=` is a FEEL
 * expression, anything else a literal.
 */
export type Expression = { readonly kind: 'feel'; readonly source: string } | { readonly kind: 'literal'; readonly value: JsonValue };

/** One `zeebe:input` or `zeebe:output`: evaluates `source` and writes it to the path `target` (`a` or `a.b`). */
export interface VariableMapping {
  readonly source: Expression;
  readonly target: string;
}
