import type { DecisionLogic } from '../../../engine/definition/decision-logic.ts';
import type { ModdleElement } from '../../reading/moddle-element.ts';
import type { CompileLogic, LogicContext } from '../logic-context.ts';
import { compileConditional } from './conditional.ts';
import { compileContext } from './context.ts';
import { compileDecisionTable } from './decision-table.ts';
import { compileFilter } from './filter.ts';
import { compileFunctionDefinition } from './function-definition.ts';
import { compileInvocation } from './invocation.ts';
import { compileIteration } from './iteration.ts';
import { compileList } from './list.ts';
import { compileLiteralExpression } from './literal-expression.ts';
import { compileRelation } from './relation.ts';

/** Compiles decision logic of any kind (DMN 1.3, 7.3; 10.2.2 of DMN 1.5). */
export function compileLogic(element: ModdleElement, context: LogicContext): DecisionLogic {
  const compile = compilers.get(element.$type);
  if (compile !== undefined) return compile(element, context);
  context.fault(`表达式“${element.$type.replace(/^dmn:/, '')}”引擎暂不支持。`, '请改用决策表或文字表达式。');
  return { kind: 'literalExpression', text: 'null' };
}

const compilers: ReadonlyMap<string, CompileLogic> = new Map<string, CompileLogic>([
  ['dmn:DecisionTable', compileDecisionTable],
  ['dmn:LiteralExpression', compileLiteralExpression],
  ['dmn:Context', compileContext],
  ['dmn:Invocation', compileInvocation],
  ['dmn:List', compileList],
  ['dmn:Relation', compileRelation],
  ['dmn:FunctionDefinition', compileFunctionDefinition],
  ['dmn:Conditional', compileConditional],
  ['dmn:Filter', compileFilter],
  ['dmn:For', compileIteration('for', 'return')],
  ['dmn:Every', compileIteration('every', 'satisfies')],
  ['dmn:Some', compileIteration('some', 'satisfies')],
]);
