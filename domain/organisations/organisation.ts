/** The three tiers of Art 3, under the bureau of Art 6. */
export const tiers = {
  bureau: { label: '市民政局' },
  master: { label: '市社会工作服务总站' },
  station: { label: '镇街社会工作服务站' },
  room: { label: '村（社区）社会工作服务室' },
} as const;

export type Tier = keyof typeof tiers;

/** The master station and the 街道 and 镇 stations: agencies run them (Art 11), and the bureau evaluates them (Art 35). */
export function isRunByAgency(tier: Tier): boolean {
  return tier === 'master' || tier === 'station';
}

export interface Organisation {
  /** Readable and stable: part of candidate groups and archive codes. */
  readonly code: string;
  /** As on the sign of Art 10. */
  readonly name: string;
  /** For lists and narrow screens. */
  readonly shortName: string;
  readonly tier: Tier;
  /** The organisation above; the bureau has none. */
  readonly parent?: string;
}
