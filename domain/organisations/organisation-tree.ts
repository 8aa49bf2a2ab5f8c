import type { Organisation } from './organisation.ts';

/** The city's organisations, asked for their place in the hierarchy bureau → master station → stations → rooms. */
export interface OrganisationTree {
  readonly all: readonly Organisation[];
  find(code: string): Organisation | undefined;
  /** Whether `code` lies somewhere beneath `ancestor`; an organisation isn't beneath itself. */
  isBelow(code: string, ancestor: string): boolean;
  /** From the organisation itself up to the bureau. */
  pathUp(code: string): readonly Organisation[];
  childrenOf(code: string): readonly Organisation[];
  /** Codes of everything beneath. */
  codesBelow(code: string): readonly string[];
  /** The 镇街 station that answers for a room (itself for a station); undefined above that tier. */
  stationOf(code: string): Organisation | undefined;
}

export function createOrganisationTree(all: readonly Organisation[]): OrganisationTree {
  const byCode = new Map(all.map((organisation) => [organisation.code, organisation]));
  const childrenOf = (code: string): readonly Organisation[] => all.filter(({ parent }) => parent === code);

  const pathUp = (code: string): readonly Organisation[] => {
    const path: Organisation[] = [];
    let current = byCode.get(code);
    while (current !== undefined && !path.includes(current)) {
      path.push(current);
      current = current.parent === undefined ? undefined : byCode.get(current.parent);
    }
    return path;
  };

  const codesBelow = (code: string): readonly string[] => childrenOf(code).flatMap((child) => [child.code, ...codesBelow(child.code)]);

  return {
    all,
    find: (code) => byCode.get(code),
    isBelow: (code, ancestor) => code !== ancestor && pathUp(code).some((organisation) => organisation.code === ancestor),
    pathUp,
    childrenOf,
    codesBelow,
    stationOf: (code) => pathUp(code).find(({ tier }) => tier === 'station'),
  };
}
