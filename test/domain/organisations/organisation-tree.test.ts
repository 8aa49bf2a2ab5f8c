import { describe, expect, it } from 'vitest';
import { cityOrganisations } from '../../../domain/organisations/city-organisations.ts';
import { createOrganisationTree } from '../../../domain/organisations/organisation-tree.ts';

const tree = createOrganisationTree(cityOrganisations());

describe('the city', () => {
  it('has one bureau, one master station, 6 streets and 14 towns with at least three rooms each', () => {
    const count = (tier: string) => tree.all.filter((organisation) => organisation.tier === tier).length;
    expect([count('bureau'), count('master'), count('station')]).toEqual([1, 1, 20]);
    for (const { code } of tree.childrenOf('master')) expect(tree.childrenOf(code).length, code).toBeGreaterThanOrEqual(3);
    expect(tree.childrenOf('master').filter(({ name }) => name.includes('街道'))).toHaveLength(6);
  });

  it('names each organisation as its sign does (Art 10)', () => {
    expect(tree.find('master')?.name).toBe('神木市社会工作服务总站');
    expect(tree.find('dabaodang')?.name).toBe('神木市大保当镇社会工作服务站');
    expect(tree.find('dabaodang-room-02')?.name).toBe('大保当镇野鸡河村社会工作服务室');
  });
});

describe('createOrganisationTree', () => {
  it('knows who stands above whom', () => {
    expect(tree.isBelow('dabaodang-room-01', 'dabaodang')).toBe(true);
    expect(tree.isBelow('dabaodang-room-01', 'bureau')).toBe(true);
    expect(tree.isBelow('dabaodang-room-01', 'jinjie')).toBe(false);
    expect(tree.isBelow('dabaodang', 'dabaodang')).toBe(false);
    expect(tree.stationOf('dabaodang-room-01')?.code).toBe('dabaodang');
    expect(tree.stationOf('master')).toBeUndefined();
  });

  it('survives a circle in the data', () => {
    const circle = createOrganisationTree([
      { code: 'a', name: 'a', shortName: 'a', tier: 'station', parent: 'b' },
      { code: 'b', name: 'b', shortName: 'b', tier: 'station', parent: 'a' },
    ]);
    expect(circle.pathUp('a').map(({ code }) => code)).toEqual(['a', 'b']);
  });
});
