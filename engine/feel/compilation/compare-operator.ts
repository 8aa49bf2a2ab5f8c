import { equal, order } from '../values/compare.ts';
import { describe, type FeelValue } from '../values/feel-value.ts';
import type { Work } from '../work.ts';

/** Applies a comparison operator; values that have no order among each other give null. */
export function compare(operator: string, one: FeelValue, other: FeelValue, work: Work): boolean | null {
  switch (operator) {
    case '=':
      return equal(one, other, work);
    case '!=': {
      const equality = equal(one, other, work);
      return equality === null ? null : !equality;
    }
    default:
      return compareOrder(operator, one, other, work);
  }
}

function compareOrder(operator: string, one: FeelValue, other: FeelValue, work: Work): boolean | null {
  const ordering = order(one, other, work);
  if (ordering === null) {
    return one === null || other === null ? null : work.warn(`${describe(one)}和${describe(other)}不能比较大小`);
  }
  switch (operator) {
    case '<':
      return ordering < 0;
    case '<=':
      return ordering <= 0;
    case '>':
      return ordering > 0;
    case '>=':
      return ordering >= 0;
    default:
      throw new Error(`No comparison operator ${operator}`);
  }
}
