export { FeelBudget } from './budget.ts';
export { asData, evaluateFeel, evaluateFeelValue, evaluateUnaryTests, type FeelResult } from './evaluate-feel.ts';
export { feelSyntaxFault } from './feel-syntax-fault.ts';
export { ACTIVATION_WORK, LONGEST_SOURCE } from './limits.ts';
export { BoundedPattern } from './patterns/bounded-pattern.ts';
export {
  isContext as isFeelContext,
  isFunction as isFeelFunction,
  isList as isFeelList,
  typeOf as feelTypeOf,
  type FeelContext as FeelScope,
  type FeelType,
  type FeelValue,
} from './values/feel-value.ts';
export { feelFunction, parametersOf, parseTemporal } from './values/handed-in.ts';
