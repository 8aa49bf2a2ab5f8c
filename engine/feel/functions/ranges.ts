import { includes, order } from '../values/compare.ts';
import { FeelRange, type FeelFunction, type FeelValue } from '../values/feel-value.ts';
import type { Work } from '../work.ts';
import { any, two } from './signature.ts';

/** How points and ranges lie to each other (DMN 1.3, 10.3.4.7, table 78; after Allen's interval algebra). */
export const ranges: readonly FeelFunction[] = [
  relation('before', isBefore),
  relation('after', (one, other, compare) => isBefore(other, one, compare)),
  relation('meets', meets),
  relation('met by', (one, other, compare) => meets(other, one, compare)),
  relation('overlaps', (one, other, compare) => !isBefore(one, other, compare) && !isBefore(other, one, compare)),
  relation('overlaps before', overlapsBefore),
  relation('overlaps after', (one, other, compare) => overlapsBefore(other, one, compare)),
  relation('finishes', finishes),
  relation('finished by', (one, other, compare) => finishes(other, one, compare)),
  relation('starts', starts),
  relation('started by', (one, other, compare) => starts(other, one, compare)),
  relation('coincides', (one, other, compare) => compare.starts(one, other) === 0 && compare.ends(one, other) === 0),
  two('includes', ['range', any], ['value', any], (range, value, work) =>
    range instanceof FeelRange ? includes(range, value, work) : null,
  ),
  two('during', ['value', any], ['range', any], (value, range, work) => (range instanceof FeelRange ? includes(range, value, work) : null)),
];

/** Compares edges of ranges; an edge that is missing lies at infinity. */
interface Edges {
  /** Negative when the first starts before the second. */
  starts(one: FeelRange, other: FeelRange): number;
  ends(one: FeelRange, other: FeelRange): number;
  /** Where the first ends, seen from where the second starts; 0 when they share that point. */
  endToStart(one: FeelRange, other: FeelRange): number;
}

/** A point is the range from itself to itself. Values without an order make the answer null. */
function relation(name: string, holds: (one: FeelRange, other: FeelRange, compare: Edges) => boolean): FeelFunction {
  return two(name, ['range1', any], ['range2', any], (one, other, work) => {
    const [first, second] = [asRange(one), asRange(other)];
    const hasOrder = order(first.start ?? first.end, second.start ?? second.end, work) !== null;
    return hasOrder ? holds(first, second, edges(work)) : null;
  });
}

function asRange(value: FeelValue): FeelRange {
  return value instanceof FeelRange ? value : new FeelRange(value, value, true, true);
}

function edges(work: Work): Edges {
  const compare = (one: FeelValue, other: FeelValue, infinity: number) =>
    one === null || other === null ? (one === other ? 0 : one === null ? infinity : -infinity) : (order(one, other, work) ?? Number.NaN);
  // At the same point an open edge starts later and ends earlier than a closed one.
  const orElse = (ordering: number, one: boolean, other: boolean) => (ordering === 0 ? Number(other) - Number(one) : ordering);
  return {
    starts: (one, other) => orElse(compare(one.start, other.start, -1), one.startIncluded, other.startIncluded),
    ends: (one, other) => -orElse(-compare(one.end, other.end, 1), one.endIncluded, other.endIncluded),
    endToStart: (one, other) => {
      const ordering = one.end === null || other.start === null ? 1 : (order(one.end, other.start, work) ?? Number.NaN);
      return ordering === 0 && !(one.endIncluded && other.startIncluded) ? -1 : ordering;
    },
  };
}

function isBefore(one: FeelRange, other: FeelRange, compare: Edges): boolean {
  return compare.endToStart(one, other) < 0;
}

function meets(one: FeelRange, other: FeelRange, compare: Edges): boolean {
  return compare.endToStart(one, other) === 0;
}

function overlapsBefore(one: FeelRange, other: FeelRange, compare: Edges): boolean {
  return compare.starts(one, other) < 0 && compare.endToStart(one, other) >= 0 && compare.ends(one, other) < 0;
}

function finishes(one: FeelRange, other: FeelRange, compare: Edges): boolean {
  return compare.ends(one, other) === 0 && compare.starts(one, other) >= 0;
}

function starts(one: FeelRange, other: FeelRange, compare: Edges): boolean {
  return compare.starts(one, other) === 0 && compare.ends(one, other) <= 0;
}
