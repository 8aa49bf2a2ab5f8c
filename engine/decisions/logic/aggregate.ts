import type { DecisionTable } from '../../definition/decision-logic.ts';
import type { FeelValue } from '../../feel/index.ts';
import { DecisionFault } from '../decision-fault.ts';

/** Puts the answers of a COLLECT table together (DMN 1.3, 8.2.11); without an aggregation they are a list. */
export function aggregate(aggregation: DecisionTable['aggregation'], answers: readonly FeelValue[]): FeelValue {
  switch (aggregation) {
    case undefined:
      return answers;
    case 'COUNT':
      return answers.length;
    case 'SUM':
      return answers.length === 0 ? null : numbersOf(answers).reduce((sum, number) => sum + number, 0);
    case 'MIN':
      return answers.length === 0 ? null : Math.min(...numbersOf(answers));
    case 'MAX':
      return answers.length === 0 ? null : Math.max(...numbersOf(answers));
  }
}

function numbersOf(answers: readonly FeelValue[]): readonly number[] {
  const numbers = answers.filter((answer) => typeof answer === 'number');
  if (numbers.length < answers.length) throw new DecisionFault('汇总的输出里有不是数字的值');
  return numbers;
}
