/** What somebody was taught in a year. */
export interface TrainedPerson {
  /** Hours (学时) of the trainings that took place. */
  readonly hours: number;
  /** Whether the person works in the station now. */
  readonly onStaff: boolean;
}

/**
 * Hours a head (人均培训学时), to tenths, of those who work in the station now: who has left neither raises nor lowers it.
 * Null where nobody works.
 */
export function averageHours(people: readonly TrainedPerson[]): number | null {
  const staff = people.filter(({ onStaff }) => onStaff);
  if (staff.length === 0) return null;
  const total = staff.reduce((sum, { hours }) => sum + hours, 0);
  return Math.round((total / staff.length) * 10) / 10;
}
