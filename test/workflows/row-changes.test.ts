import { describe, expect, it } from 'vitest';
import { RowChanges } from '../../workflows/row-changes.ts';

const row = (key: string, value = 0) => ({ key, value });

describe('RowChanges', () => {
  it('forgets what came and went', () => {
    const changes = new RowChanges();
    changes.open(row('1'));
    changes.close('1');
    expect(changes).toMatchObject({ opened: [], closed: [] });
  });

  it('writes over what went and came back, and closes it if it goes again', () => {
    const changes = new RowChanges();
    changes.close('1');
    changes.open(row('1', 2));
    expect(changes).toMatchObject({ opened: [row('1', 2)], closed: [] });
    changes.close('1');
    expect(changes).toMatchObject({ opened: [], closed: ['1'] });
  });

  it('appends what happened later', () => {
    const [earlier, later] = [new RowChanges(), new RowChanges()];
    earlier.open(row('1'));
    earlier.close('2');
    later.close('1');
    later.open(row('3'));
    earlier.append(later);
    expect(earlier).toMatchObject({ opened: [row('3')], closed: ['2'] });
  });
});
