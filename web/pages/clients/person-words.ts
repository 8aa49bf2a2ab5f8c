import { isoDate } from '../../helpers/dates.ts';

export function sexLabel(sex: 'male' | 'female' | null): string {
  return sex === null ? '' : { male: '男', female: '女' }[sex];
}

/** 68 岁 from a whole date of birth; from a year alone (a masked file) 1958 年生. */
export function ageText(birthDate: string | null, now: Date): string {
  if (birthDate === null) return '';
  if (birthDate.length < 10) return `${birthDate} 年生`;
  const today = isoDate(now);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const hadBirthday = today.slice(5) >= birthDate.slice(5, 10);
  return `${hadBirthday ? years : years - 1} 岁`;
}
