/** What a valid ID number of a resident says about its holder. */
export interface IdNumberFacts {
  /** Normalised: 18 characters, a final x in upper case. */
  readonly idNumber: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

export type IdNumberCheck = { readonly valid: true; readonly facts: IdNumberFacts } | { readonly valid: false; readonly message: string };

/**
 * Checks a resident's ID number (GB 11643-1999): length, digits, a real birth date not in the future, check digit.
 * @param today YYYY-MM-DD
 */
export function checkIdNumber(text: string, today: string): IdNumberCheck {
  const idNumber = text.replaceAll(/\s/g, '').toUpperCase();
  const length = [...idNumber].length;
  if (length !== 18) return { valid: false, message: `身份证号应为 18 位，现在是 ${length} 位` };
  if (!/^[1-9]\d{16}[\dX]$/.test(idNumber)) return { valid: false, message: '身份证号前 17 位应为数字，最后一位应为数字或 X' };
  const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!isCalendarDate(birthDate) || birthDate > today || birthDate < '1880-01-01') {
    return { valid: false, message: `身份证号中的出生日期 ${birthDate} 不正确` };
  }
  if (checkDigit(idNumber) !== idNumber.at(-1)) return { valid: false, message: '身份证号校验位不正确，请核对是否输错' };
  return { valid: true, facts: { idNumber, birthDate, sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female' } };
}

/** The 18th character for the first 17 digits (ISO 7064, MOD 11-2). */
export function checkDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_DIGITS[sum % 11] ?? '';
}

/** Whether a text is a day that exists, as YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';
