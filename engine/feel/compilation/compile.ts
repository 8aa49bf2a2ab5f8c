import { childOf, type SyntaxNode } from '../syntax/syntax-node.ts';
import { compileArithmetic } from './arithmetic.ts';
import { compileContext, compileList, compileRange } from './collections.ts';
import { compileComparison } from './comparison.ts';
import type { Compile, Evaluate, Test } from './evaluate.ts';
import { compileFilter } from './filter.ts';
import { compileDefinition, compileFunctionName, compileInvocation } from './functions.ts';
import { compileInstanceOf } from './instance-of.ts';
import { compileFor, compileQuantified } from './iteration.ts';
import { compileAtLiteral, constant, readString } from './literals.ts';
import { compileIf, compileJunction } from './logic.ts';
import { compileName, compilePath } from './names.ts';
import { compileUnaryTests } from './tests.ts';

/** Compiles an expression's syntax tree; `names` are variables whose name holds signs. */
export function compileExpression(tree: SyntaxNode, names: readonly string[]): Evaluate {
  return compiler(names)(tree);
}

/** Compiles the tests of a decision table's cell. */
export function compileCell(tree: SyntaxNode, names: readonly string[]): Test {
  return compileUnaryTests(tree, compiler(names));
}

function compiler(names: readonly string[]): Compile {
  const compile: Compile = (node) => {
    switch (node.name) {
      case 'Expression':
      case 'FunctionBody':
        return compile(childOf(node, 0));
      case 'ParenthesizedExpression':
        return compile(childOf(node, 1));
      case 'VariableName':
      case '?':
        return compileName(node, names);
      default:
        return compileOperation(node, compile);
    }
  };
  return compile;
}

function compileOperation(node: SyntaxNode, compile: Compile): Evaluate {
  switch (node.name) {
    case 'PathExpression':
      return compilePath(node, compile);
    case 'FilterExpression':
      return compileFilter(node, compile);
    case 'ArithmeticExpression':
      return compileArithmetic(node, compile);
    case 'Comparison':
      return compileComparison(node, compile);
    case 'Conjunction':
    case 'Disjunction':
      return compileJunction(node, compile);
    case 'IfExpression':
      return compileIf(node, compile);
    case 'ForExpression':
      return compileFor(node, compile);
    case 'QuantifiedExpression':
      return compileQuantified(node, compile);
    case 'FunctionDefinition':
      return compileDefinition(node, compile);
    case 'FunctionInvocation':
    case 'DateTimeLiteral':
      return compileInvocation(node, compile);
    case 'InstanceOfExpression':
      return compileInstanceOf(node, compile);
    case 'SimplePositiveUnaryTest':
    case 'Interval':
      return compileRange(node, compile);
    case 'List':
      return compileList(node, compile);
    case 'Context':
      return compileContext(node, compile);
    default:
      return compileLeaf(node);
  }
}

function compileLeaf(node: SyntaxNode): Evaluate {
  switch (node.name) {
    case 'NumericLiteral':
      // The grammar takes a sign with blanks behind it for a part of the number.
      return constant(Number(node.text.replace(/\s/g, '')));
    case 'StringLiteral':
      return constant(readString(node.text));
    case 'BooleanLiteral':
      return constant(node.text === 'true');
    case 'null':
      return constant(null);
    case 'AtLiteral':
      return compileAtLiteral(node);
    case 'SpecialFunctionName':
    case 'DateTimeConstructor':
      return compileFunctionName(node);
    default:
      throw new Error(`No FEEL construct ${node.name} “${node.text}”`);
  }
}
