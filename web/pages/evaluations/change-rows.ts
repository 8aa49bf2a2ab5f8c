import type { TypedBand, TypedGroup, TypedIndicator, TypedScheme } from './scheme-typing.ts';

/** Adds or takes away a row as the pressed button says: `add:groups`, `add:groups.1`, `remove:groups.1.2`, `remove:bands.0`. */
export function changeRows(scheme: TypedScheme, action: string): TypedScheme {
  const [, verb, list, first, second] = /^(add|remove):(groups|bands)(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?$/.exec(action) ?? [];
  if (verb === undefined) return scheme;
  const at = first === undefined ? undefined : Number(first);
  if (list === 'bands') return { ...scheme, bands: verb === 'add' ? [...scheme.bands, newBand(scheme)] : without(scheme.bands, at) };
  if (verb === 'add') {
    return at === undefined
      ? { ...scheme, groups: [...scheme.groups, newGroup(scheme)] }
      : inGroup(scheme, at, (group) => ({ ...group, indicators: [...group.indicators, newIndicator(scheme)] }));
  }
  return second === undefined || at === undefined
    ? { ...scheme, groups: without(scheme.groups, at) }
    : inGroup(scheme, at, (group) => ({ ...group, indicators: without(group.indicators, Number(second)) }));
}

function inGroup(scheme: TypedScheme, at: number, change: (group: TypedGroup) => TypedGroup): TypedScheme {
  return { ...scheme, groups: scheme.groups.map((group, index) => (index === at ? change(group) : group)) };
}

function without<Row>(rows: readonly Row[], at: number | undefined): readonly Row[] {
  return rows.filter((_, index) => index !== at);
}

function newGroup(scheme: TypedScheme): TypedGroup {
  return { code: freeCode(scheme, 'group'), title: '', weight: '', indicators: [newIndicator(scheme)] };
}

function newIndicator(scheme: TypedScheme): TypedIndicator {
  return { code: freeCode(scheme, 'indicator'), title: '', weight: '', standard: '', materials: '', evidence: [] };
}

function newBand(scheme: TypedScheme): TypedBand {
  return { grade: freeCode(scheme, 'grade'), label: '', from: '', renewal: 'conditional' };
}

/** Codes tie points to indicators; people needn't think of them. */
function freeCode({ groups, bands }: TypedScheme, kind: string): string {
  const used = new Set([
    ...groups.flatMap(({ code, indicators }) => [code, ...indicators.map((indicator) => indicator.code)]),
    ...bands.map(({ grade }) => grade),
  ]);
  for (let number = 1; ; number += 1) {
    const code = `${kind}-${number}`;
    if (!used.has(code)) return code;
  }
}
