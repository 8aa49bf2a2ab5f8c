/** A code such as `GA-2026-000123`: kind of record, year, running number. Numbers may have gaps, never doubles. */
export interface RunningCode {
  readonly prefix: string;
  readonly year: number;
  readonly number: number;
}

/** Prefix of case codes: 个案. */
export const CASE_PREFIX = 'GA';

/** Prefix of supervision visits: 督导. */
export const SUPERVISION_PREFIX = 'DD';

/** Prefix of contracts: 协议; as in the manifest of `agency-contract`. */
export const CONTRACT_PREFIX = 'XY';

/** Prefix of trainings: 培训. */
export const TRAINING_PREFIX = 'PX';

export function formatRunningCode({ prefix, year, number }: RunningCode): string {
  return `${prefix}-${year}-${String(number).padStart(6, '0')}`;
}

export function parseRunningCode(text: string): RunningCode | undefined {
  const [, prefix, year, number] = /^([A-Z]{2,4})-(\d{4})-(\d{6,9})$/.exec(text) ?? [];
  return prefix === undefined ? undefined : { prefix, year: Number(year), number: Number(number) };
}

/** Classes of archives (Art 23: 分类管理). */
export const archiveClasses = {
  GA: '个案（家庭）服务档案',
  XZ: '小组服务档案',
  SQ: '社区项目档案',
  WS: '文书档案',
} as const;

export type ArchiveClass = keyof typeof archiveClasses;

export function isArchiveClass(text: string): text is ArchiveClass {
  return Object.hasOwn(archiveClasses, text);
}

/**
 * The uniform archive code of Art 23: `<organisation>/<class>/<year of filing>/<running number in that drawer>`, for
 * example `dabaodang-room-02/GA/2026/0007`. Slashes, because organisation codes hold hyphens.
 */
export interface ArchiveCode {
  readonly organisation: string;
  readonly archiveClass: ArchiveClass;
  readonly year: number;
  readonly number: number;
}

export function formatArchiveCode({ organisation, archiveClass, year, number }: ArchiveCode): string {
  return `${organisation}/${archiveClass}/${year}/${String(number).padStart(4, '0')}`;
}

export function parseArchiveCode(text: string): ArchiveCode | undefined {
  const [, organisation, archiveClass, year, number] = /^([a-z0-9-]+)\/([A-Z]{2})\/(\d{4})\/(\d{4,7})$/.exec(text) ?? [];
  if (organisation === undefined || archiveClass === undefined || !isArchiveClass(archiveClass)) return undefined;
  return { organisation, archiveClass, year: Number(year), number: Number(number) };
}
