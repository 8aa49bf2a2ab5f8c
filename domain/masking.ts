/** `6127**********001X`: region and the last four, as on official lists. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length < 9 ? '*'.repeat(idNumber.length) : idNumber.slice(0, 4) + '*'.repeat(idNumber.length - 8) + idNumber.slice(-4);
}

/** `138****5678`; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  if (phone.length >= 11) return phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4);
  return phone.length <= 2 ? '*'.repeat(phone.length) : '*'.repeat(phone.length - 2) + phone.slice(-2);
}

/** `张**`: the family name only. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name;
  return first + '*'.repeat(rest.length);
}
