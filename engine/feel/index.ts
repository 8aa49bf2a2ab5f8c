export { FeelBudget } from './budget.ts';
export { evaluateFeel, evaluateUnaryTests, type FeelResult } from './evaluate-feel.ts';
export { feelSyntaxFault } from './feel-syntax-fault.ts';
export { ACTIVATION_WORK } from './limits.ts';
export { BoundedPattern } from './patterns/bounded-pattern.ts';
