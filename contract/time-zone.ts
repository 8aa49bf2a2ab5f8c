/** The city's zone: times without an offset are read in it. It has no daylight saving time. */
export const TIME_ZONE = 'Asia/Shanghai';
export const TIME_ZONE_OFFSET = '+08:00';
export const TIME_ZONE_OFFSET_MILLISECONDS = 8 * 60 * 60 * 1000;

/** ISO 8601 date time in the city's zone, e.g. `2026-03-02T09:00:00.000+08:00`. */
export function toZonedIso(epochMilliseconds: number): string {
  return new Date(epochMilliseconds + TIME_ZONE_OFFSET_MILLISECONDS).toISOString().replace('Z', TIME_ZONE_OFFSET);
}
