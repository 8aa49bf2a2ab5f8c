import { describe, expect, it } from 'vitest';
import { JournaledTable } from '../../engine/journaled-table.ts';

const given = { 2: { in: 'a' }, 10: { in: 'a' }, 11: { in: 'b' } };

function table() {
  return new JournaledTable<{ readonly in: string }>(given, (value) => value.in);
}

describe('a journaled table', () => {
  it('given a write, then what it was made from stays', () => {
    const written = table();
    written.set('3', { in: 'b' });
    written.delete('2');
    expect(Object.keys(written.toRecord())).toEqual(['3', '10', '11']);
    expect(Object.keys(given)).toEqual(['2', '10', '11']);
  });

  it('given that it was asked for its entries, then a later write or rollback leaves those alone', () => {
    const written = table();
    written.set('3', { in: 'b' });
    const before = written.toRecord();
    written.delete('10');
    const mark = written.mark();
    written.set('12', { in: 'c' });
    written.rollBack(mark);
    written.rollBack(0);
    expect(Object.keys(before)).toEqual(['2', '3', '10', '11']);
    expect(written.toRecord()).toEqual(given);
  });

  it('given groups, then they follow writes, moves, deletions and rollbacks, in the order of the keys', () => {
    const written = table();
    expect(written.valuesIn('a')).toEqual([given[2], given[10]]);
    written.delete('2');
    written.set('11', { in: 'a' });
    written.set('9', { in: 'a' });
    expect(written.valuesIn('a')).toHaveLength(3);
    expect(written.valuesIn('b')).toEqual([]);
    written.rollBack(0);
    expect(written.valuesIn('a')).toEqual([given[2], given[10]]);
    expect(written.valuesIn('b')).toEqual([given[11]]);
  });

  it('given a commit, then a rollback goes back no further', () => {
    const written = table();
    written.set('3', { in: 'b' });
    written.commit();
    written.rollBack(0);
    expect(written.get('3')).toEqual({ in: 'b' });
  });
});
