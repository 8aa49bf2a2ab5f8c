/** A phone number without the spaces and dashes that people type; undefined if it is neither a mobile nor a landline number. */
export function normalisePhone(text: string): string | undefined {
  const digits = text.replaceAll(/[\s\-—()（）]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) || /^[2-9]\d{6,7}$/.test(digits) ? digits : undefined;
}
