import { describe, expect, it } from 'vitest';
import { checkAgency, type AgencyRecord, type HeadRecord } from '../../../domain/contracts/check-agency.ts';

const agency: AgencyRecord = { name: '神木市同心社工服务中心', active: true, professional: true, qualifiedUntil: '2028-12-31' };
const head: HeadRecord = { name: '高志远', certificate: 'intermediate', practisingSince: '2023-12-31' };

describe('checkAgency', () => {
  it('has nothing to say about a professional agency with an experienced head', () => {
    expect(messages(agency, [head])).toEqual([]);
    expect(messages(agency, [{ ...head, practisingSince: '2024-01-01' }])).toEqual([]);
  });

  it.each([
    [{ active: false }, '“神木市同心社工服务中心”已停用，请另选承接机构'],
    [{ professional: false }, '“神木市同心社工服务中心”不是专业社工机构，请另选承接机构'],
    [{ qualifiedUntil: null }, '“神木市同心社工服务中心”没有登记资质有效期，请先在机构名册中补上'],
    [{ qualifiedUntil: '2025-12-31' }, '“神木市同心社工服务中心”的资质 2025-12-31 到期，早于协议开始日期 2026-01-01'],
  ])('names an agency that is %o', (change, message) => {
    expect(messages({ ...agency, ...change }, [head])).toEqual([message]);
  });

  it.each([
    [{ certificate: 'junior' as const }, '主要负责人高志远没有中级（含）以上社工师资质'],
    [{ practisingSince: '2024-01-02' }, '主要负责人高志远从业自 2024-01-02 起，不满 2 年'],
    [{ practisingSince: null }, '主要负责人高志远没有登记从业时间'],
  ])('names a head who is %o', (change, message) => {
    expect(messages(agency, [{ ...head, ...change }])).toEqual([message]);
  });

  it('is content when one of several heads fits, and wants at least one', () => {
    expect(messages(agency, [{ ...head, certificate: null }, head])).toEqual([]);
    expect(messages(agency, [])).toEqual(['本站还没有登记主要负责人']);
  });
});

function messages(record: AgencyRecord, heads: readonly HeadRecord[]): readonly string[] {
  return checkAgency(record, heads, '2026-01-01').map(({ message }) => message);
}
