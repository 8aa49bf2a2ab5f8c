/** How many times each item occurs. */
export function countItems(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Whether two lists hold the same items equally often, in whatever order. */
export function sameItems(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && containsItems(one, other);
}

/** Whether each item of `part` occurs at least as often in `whole`. */
export function containsItems(whole: readonly string[], part: readonly string[]): boolean {
  const available = countItems(whole);
  return [...countItems(part)].every(([item, count]) => (available.get(item) ?? 0) >= count);
}

/** Whether the items of `part` occur in `whole` in this order, others in between. */
export function isSubsequence(whole: readonly string[], part: readonly string[]): boolean {
  let found = 0;
  for (const item of whole) {
    if (item === part[found]) found += 1;
  }
  return found === part.length;
}
