import { describe, expect, it } from 'vitest';
import { clientTags } from '../../domain/client-tags.ts';
import { findCatalogueItem, serviceCatalogue, serviceDomains } from '../../domain/service-catalogue.ts';

describe('serviceCatalogue', () => {
  it('has items in every domain of Art 15, each under one code', () => {
    expect(new Set(serviceCatalogue.map(({ domain }) => domain))).toEqual(new Set(Object.keys(serviceDomains)));
    expect(new Set(serviceCatalogue.map(({ code }) => code)).size).toBe(serviceCatalogue.length);
  });

  it('finds an item by its code', () => {
    expect(findCatalogueItem('YL-02')).toMatchObject({ label: '精神慰藉', domain: 'elderly-care' });
    expect(findCatalogueItem('YL-99')).toBeUndefined();
  });

  it('knows clients for each of the five domains', () => {
    const domains = new Set(Object.values(clientTags).map(({ domain }) => domain));
    expect(domains.size).toBe(5);
  });
});
