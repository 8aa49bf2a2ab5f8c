import type { Tier } from './organisations/organisation.ts';

/** Roles of Art 13 (bureau), Art 19 (stations and rooms), Art 32 (supervision) and those who run the software. */
export const roles = {
  chief: { label: '主要负责同志', tiers: ['bureau'] },
  deputy: { label: '分管负责同志', tiers: ['bureau'] },
  desk: { label: '业务岗', tiers: ['bureau'] },
  head: { label: '站（室）负责人', tiers: ['master', 'station', 'room'] },
  lead: { label: '项目负责人', tiers: ['master', 'station', 'room'] },
  worker: { label: '项目服务人', tiers: ['master', 'station', 'room'] },
  archivist: { label: '档案管理员', tiers: ['master', 'station', 'room'] },
  'volunteer-manager': { label: '志愿者管理员', tiers: ['master', 'station', 'room'] },
  supervisor: { label: '督导', tiers: ['bureau', 'master'] },
  'town-officer': { label: '镇街干部', tiers: ['station'] },
  'agency-manager': { label: '承接机构管理人', tiers: ['master', 'station'] },
  'process-manager': { label: '流程管理员', tiers: ['bureau'] },
  administrator: { label: '系统管理员', tiers: ['bureau'] },
} as const satisfies Record<string, { label: string; tiers: readonly Tier[] }>;

export type RoleCode = keyof typeof roles;

/** Service staff (服务人员) of stations and rooms (Art 12, 19); the officer of the 镇街 and the agency's manager aren't. */
export const serviceStaff: readonly RoleCode[] = ['head', 'lead', 'worker', 'archivist', 'volunteer-manager'];

export const roleCodes = Object.keys(roles).filter(isRoleCode);

export function isRoleCode(text: string): text is RoleCode {
  return Object.hasOwn(roles, text);
}

/** The role as people call it; an unknown code is shown as it is rather than hidden. */
export function roleLabel(code: string): string {
  return isRoleCode(code) ? roles[code].label : code;
}

/** A candidate group of the diagrams: `role@organisation`. */
export function candidateGroup(role: RoleCode, organisation: string): string {
  return `${role}@${organisation}`;
}

/** The two parts of a candidate group; undefined when the text isn't one. */
export function parseCandidateGroup(group: string): { readonly role: RoleCode; readonly organisation: string } | undefined {
  const [role, organisation, ...rest] = group.split('@');
  if (role === undefined || organisation === undefined || organisation === '' || rest.length > 0 || !isRoleCode(role)) return undefined;
  return { role, organisation };
}
