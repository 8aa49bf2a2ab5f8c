export { evaluateFeel, evaluateUnaryTests, type FeelResult } from './evaluate-feel.ts';
export { feelSyntaxFault } from './feel-syntax-fault.ts';
