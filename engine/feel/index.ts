export { evaluateFeel, evaluateFeelValue, evaluateUnaryTests, type FeelResult } from './evaluate-feel.ts';
export { feelSyntaxFault } from './feel-syntax-fault.ts';
export {
  feelFunction,
  feelTypeOf,
  isFeelContext,
  isFeelFunction,
  isFeelList,
  parametersOf,
  parseTemporal,
  type FeelScope,
  type FeelType,
  type FeelValue,
} from './feel-value.ts';
export { toJson } from './to-json.ts';
