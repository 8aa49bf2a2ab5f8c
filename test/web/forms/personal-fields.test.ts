import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRegisterKeys } from '../../../db/registers/register-keys.ts';
import { openSealedVariables } from '../../../db/registers/sealed-value.ts';
import { sealPersonalFields } from '../../../web/forms/personal-fields.ts';
import { parseForm } from '../../../web/forms/schema.ts';

const keys = createRegisterKeys([{ id: 'test', key: randomBytes(32) }]);
const personal = { personal: 'true' };
const { components } = parseForm({
  components: [
    { type: 'group', components: [{ type: 'textfield', key: 'name', properties: personal }] },
    { type: 'group', path: 'contact', components: [{ type: 'textfield', key: 'phone', properties: personal }] },
    {
      type: 'dynamiclist',
      path: 'family',
      components: [
        { type: 'textfield', key: 'name', properties: personal },
        { type: 'textfield', key: 'relation' },
      ],
    },
    { type: 'textfield', key: 'source' },
  ],
});

describe('sealPersonalFields', () => {
  it('given personal fields in groups and rows, when they are sealed, then no plain text is left and all can be opened', () => {
    const variables = { name: '李样例', contact: { phone: '13900000001' }, family: [{ name: '王样例', relation: '子女' }], source: '走访' };
    const sealed = sealPersonalFields(components, variables, keys);
    expect(JSON.stringify(sealed)).not.toMatch(/李样例|13900000001|王样例/u);
    expect(sealed).toMatchObject({ source: '走访', family: [{ relation: '子女' }] });
    expect(openSealedVariables(sealed, keys)).toEqual(variables);
  });

  it('given nothing typed, when it is sealed, then it stays empty', () => {
    const variables = { name: '', contact: {}, family: [] };
    expect(sealPersonalFields(components, variables, keys)).toEqual(variables);
  });

  it('given a value that is sealed already, when it is sealed, then it stays as it is', () => {
    const sealed = sealPersonalFields(components, { name: '李样例' }, keys);
    expect(sealPersonalFields(components, sealed, keys)).toEqual(sealed);
  });
});
