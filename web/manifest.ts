import { z } from 'zod';
import { isRoleCode, roleLabel } from '../domain/roles.ts';

/** What pages show of a version's manifest; fields that a process drawn elsewhere doesn't have are empty. */
const manifestSchema = z
  .object({
    title: z.string().catch(''),
    articles: z.array(z.string()).catch([]),
    description: z.string().catch(''),
    mayStart: z.array(z.string()).catch([]),
  })
  .catch({ title: '', articles: [], description: '', mayStart: [] });
type ManifestView = z.infer<typeof manifestSchema>;

export function readManifest(resources: Readonly<Record<string, unknown>>): ManifestView {
  return manifestSchema.parse(resources.manifest ?? {});
}

/** 项目服务人（村社区）、站（室）负责人: who may start, in words. */
export function startersText(mayStart: readonly string[]): string {
  if (mayStart.includes('*')) return '所有人';
  return mayStart.map(describe).join('、');
}

function describe(entry: string): string {
  const [role = '', tier = ''] = entry.split('@');
  const places: Readonly<Record<string, string>> = { bureau: '市民政局', master: '总站', station: '镇街', room: '村社区' };
  const place = places[tier];
  const label = isRoleCode(role) ? roleLabel(role) : role;
  return place === undefined ? label : `${label}（${place}）`;
}
