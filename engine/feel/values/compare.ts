import { FeelDuration } from 'feelin';
import { FeelFault } from '../feel-fault.ts';
import { DEEPEST_VALUE } from '../limits.ts';
import type { Work } from '../work.ts';
import { FeelRange, isContext, isList, isTemporal, typeOf, type FeelContext, type FeelList, type FeelValue } from './feel-value.ts';
import { durationSize, instantOf } from './temporal.ts';

/** Whether two values are equal (DMN 1.3, 10.3.2.13); null when their types can't be compared. Null equals only null. */
export function equal(one: FeelValue, other: FeelValue, work: Work, depth = 0): boolean | null {
  work.spend(1);
  if (one === null || other === null) {
    return one === other;
  }
  if (isList(one) !== isList(other)) {
    return equalAfterUnwrapping(one, other, work, depth);
  }
  if (typeOf(one) !== typeOf(other)) {
    return null;
  }
  if (isList(one) && isList(other)) {
    return equalLists(one, other, work, deeper(depth));
  }
  if (isContext(one) && isContext(other)) {
    return equalContexts(one, other, work, deeper(depth));
  }
  if (one instanceof FeelRange && other instanceof FeelRange) {
    return (
      one.startIncluded === other.startIncluded &&
      one.endIncluded === other.endIncluded &&
      equal(one.start, other.start, work, deeper(depth)) === true &&
      equal(one.end, other.end, work, deeper(depth)) === true
    );
  }
  return order(one, other, work) === 0 || one === other;
}

/** Negative, 0 or positive; null when the values have no order among each other. */
export function order(one: FeelValue, other: FeelValue, work: Work): number | null {
  work.spend(1);
  if (typeof one === 'number' && typeof other === 'number') {
    return one - other;
  }
  if (typeof one === 'string' && typeof other === 'string') {
    work.text(one.length < other.length ? one : other);
    return one < other ? -1 : one === other ? 0 : 1;
  }
  if (isTemporal(one) && isTemporal(other) && typeOf(one) === typeOf(other)) {
    return instantOf(one, work) - instantOf(other, work);
  }
  if (one instanceof FeelDuration && other instanceof FeelDuration && one.yearsMonths === other.yearsMonths) {
    return durationSize(one, work) - durationSize(other, work);
  }
  return null;
}

/** Whether a range includes a value or a whole range; null when they can't be compared. */
export function includes(range: FeelRange, value: FeelValue, work: Work): boolean | null {
  if (value instanceof FeelRange) {
    return and(
      startsBefore(range, value.start, range.startIncluded || !value.startIncluded, work),
      endsAfter(range, value.end, range.endIncluded || !value.endIncluded, work),
    );
  }
  if (value === null || (range.start === null && range.end === null)) {
    return null;
  }
  const ordered = ascending(range, work);
  return and(startsBefore(ordered, value, ordered.startIncluded, work), endsAfter(ordered, value, ordered.endIncluded, work));
}

function startsBefore({ start }: FeelRange, value: FeelValue, mayTouch: boolean, work: Work): boolean | null {
  return start === null ? true : isBelow(order(start, value, work), mayTouch);
}

function endsAfter({ end }: FeelRange, value: FeelValue, mayTouch: boolean, work: Work): boolean | null {
  return end === null ? true : isBelow(order(value, end, work), mayTouch);
}

function isBelow(ordering: number | null, mayTouch: boolean): boolean | null {
  return ordering === null ? null : ordering < 0 || (mayTouch && ordering === 0);
}

function and(one: boolean | null, other: boolean | null): boolean | null {
  return one === null || other === null ? null : one && other;
}

/** `[10..1]` holds the same values as `[1..10]`. */
function ascending(range: FeelRange, work: Work): FeelRange {
  const { start, end, startIncluded, endIncluded } = range;
  const ordering = start === null || end === null ? null : order(start, end, work);
  return ordering !== null && ordering > 0 ? new FeelRange(end, start, endIncluded, startIncluded) : range;
}

/** A list of one item is taken for its item where no list is meant (DMN 1.3, 10.3.2.9.4). */
function equalAfterUnwrapping(one: FeelValue, other: FeelValue, work: Work, depth: number): boolean | null {
  const [list, single] = isList(one) ? [one, other] : [other, one];
  const [item] = isList(list) && list.length === 1 ? list : [];
  return item === undefined ? null : equal(item, single, work, deeper(depth));
}

function equalLists(one: FeelList, other: FeelList, work: Work, depth: number): boolean {
  return one.length === other.length && one.every((item, index) => equal(item, other[index] ?? null, work, depth) === true);
}

function equalContexts(one: FeelContext, other: FeelContext, work: Work, depth: number): boolean {
  const names = Object.keys(one);
  work.spend(names.length);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && equal(one[name] ?? null, other[name] ?? null, work, depth) === true)
  );
}

function deeper(depth: number): number {
  if (depth >= DEEPEST_VALUE) {
    throw new FeelFault(`要比较的值嵌套超过 ${DEEPEST_VALUE} 层`);
  }
  return depth + 1;
}
