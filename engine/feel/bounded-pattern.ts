/**
 * A regular expression that can't backtrack without end, or a fault. A worker's thread runs every instance, so one
 * catastrophic pattern would stop them all: patterns with a repeated group that itself repeats or branches
 * (`(a+)+`, `(a|aa)*`), back references, look-arounds and large counts are refused.
 */
export function boundedPattern(pattern: unknown, flags: unknown, always = ''): RegExp | null {
  if (typeof pattern !== 'string') {
    return null;
  }
  const fault = patternFault(pattern);
  if (fault !== undefined) {
    throw new Error(`模式“${pattern.slice(0, 40)}”${fault}`);
  }
  const wanted = typeof flags === 'string' ? flags.replace(/[^ims]/g, '') : '';
  return new RegExp(pattern, `u${wanted}${always}`);
}

const LONGEST_PATTERN = 200;
const MOST_REPEATS = 2;

function patternFault(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) {
    return `超过 ${LONGEST_PATTERN} 个字符`;
  }
  const bare = pattern.replace(/\\[^1-9]/gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  if (/\\[1-9]|\(\?(?!:)/u.test(bare)) {
    return '使用了反向引用或断言，执行时间无法限定';
  }
  if (/\([^()]*[*+{|][^()]*\)[*+{]/u.test(bare) || /\([^()]*\([^()]*\)[^()]*\)[*+{]/u.test(bare)) {
    return '含有嵌套的重复，执行时间无法限定';
  }
  // Two unbounded repeats already make matching quadratic; inputs are short enough for that.
  if ((bare.match(/[*+]|\{\d*,\}/gu)?.length ?? 0) > MOST_REPEATS) {
    return `含有超过 ${MOST_REPEATS} 处不限次数的重复，执行时间无法限定`;
  }
  return undefined;
}
