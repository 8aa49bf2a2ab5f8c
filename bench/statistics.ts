/** The middle value; of an even number the mean of the two in the middle. NaN for none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which the share `rank` (0–1) of the values lies, interpolated. NaN for none. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const position = (sorted.length - 1) * rank;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
