/** Checks a 统一社会信用代码 (GB 32100-2015): 18 characters, the last of them a check character. */
export function registrationCodeFault(code: string): string | undefined {
  if (code.length !== 18) return `统一社会信用代码应为 18 位，现在是 ${code.length} 位`;
  const places = [...code].map((character) => CHARACTERS.indexOf(character));
  if (places.includes(-1)) return '统一社会信用代码只含数字和大写字母（没有 I、O、S、V、Z）';
  const sum = places.slice(0, 17).reduce((total, place, index) => total + place * weightAt(index), 0);
  return (31 - (sum % 31)) % 31 === places[17] ? undefined : '统一社会信用代码的最后一位对不上，请核对有没有输错';
}

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Powers of 3 modulo 31. */
function weightAt(index: number): number {
  return Array.from({ length: index }).reduce<number>((weight) => (weight * 3) % 31, 1);
}
