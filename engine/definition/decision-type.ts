/** What a value must be (DMN 1.3, 7.3.2): a type of FEEL, or an item definition made of them. */
export type DecisionType = (
  | { readonly kind: 'any' }
  | { readonly kind: BasicType }
  | { readonly kind: 'list'; readonly items: DecisionType }
  | { readonly kind: 'context'; readonly components: Readonly<Record<string, DecisionType>> }
) & {
  /** Unary tests that every value must pass. */
  readonly allowedValues?: string;
};

export type BasicType = 'string' | 'number' | 'boolean' | 'date' | 'time' | 'dateTime' | 'dayTimeDuration' | 'yearMonthDuration';
