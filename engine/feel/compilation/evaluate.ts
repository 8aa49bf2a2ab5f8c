import type { SyntaxNode } from '../syntax/syntax-node.ts';
import type { FeelValue } from '../values/feel-value.ts';
import type { Work } from '../work.ts';
import type { Scope } from './scope.ts';

/** A part of an expression, compiled: gives its value in a scope. */
export type Evaluate = (scope: Scope, work: Work) => FeelValue;

/** A unary test, compiled: whether an input passes, null when that can't be said. */
export type Test = (input: FeelValue, scope: Scope, work: Work) => boolean | null;

/** Compiles a part of the syntax tree. It is handed to each kind of node, so that none needs to know the others. */
export type Compile = (node: SyntaxNode) => Evaluate;
