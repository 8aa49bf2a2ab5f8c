export { evaluateFeel, evaluateUnaryTests, feelSyntaxFault, type FeelResult } from './evaluate-feel.ts';
