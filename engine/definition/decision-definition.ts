/** A compiled DMN decision table (DMN 1.3, 8). Expressions are FEEL sources; unary tests in `inputEntries`. */
export interface DecisionDefinition {
  readonly id: string;
  readonly name: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: 'SUM' | 'MIN' | 'MAX' | 'COUNT';
  readonly inputs: readonly { readonly id: string; readonly label?: string; readonly expression: string }[];
  readonly outputs: readonly DecisionOutput[];
  readonly rules: readonly DecisionRule[];
}

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';

export interface DecisionOutput {
  readonly id: string;
  readonly name: string;
  /** FEEL list of allowed values in order of priority. */
  readonly allowedValues?: string;
  readonly defaultValue?: string;
}

export interface DecisionRule {
  readonly id: string;
  /** One unary test an input; `-` or empty matches anything. */
  readonly inputEntries: readonly string[];
  readonly outputEntries: readonly string[];
}
