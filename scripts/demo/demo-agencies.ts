import { saveAgency, type Agency } from '../../db/registers/agencies.ts';
import { saveQualification } from '../../db/registers/person-qualifications.ts';
import type { Transaction } from '../../db/connection.ts';
import { shiftDay, dayOf } from '../../domain/working-days/calendar-day.ts';
import type { DemoPerson } from './demo-staff.ts';

const ENTERED_BY = 'bureau.desk';

/** Invented agencies: two that may run stations, one whose qualification is over, one that isn't professional (Art 11). */
export function demoAgencies(now: Date): readonly Agency[] {
  const today = dayOf(now);
  return [
    agency('mingde', '神木市明德社会工作服务中心', '52610881MJX0000001', shiftDay(today, 5 * 365)),
    agency('hetong', '神木市和同社会工作服务中心', '52610881MJX0000002', shiftDay(today, 5 * 365)),
    agency('zhaoyang', '神木市朝阳社会工作服务中心', '52610881MJX0000003', shiftDay(today, -30)),
    { ...agency('yian', '神木市怡安物业服务部', '92610881MJX0000004', shiftDay(today, 5 * 365)), professional: false },
  ];
}

/** Enters the agencies, and what Art 11 asks of those who lead a station. */
export async function addAgencies(transaction: Transaction, staff: readonly DemoPerson[], now: Date): Promise<void> {
  const entered = { by: ENTERED_BY, at: now };
  for (const found of demoAgencies(now)) await saveAgency(transaction, found, entered);
  for (const { username, assignments } of staff) {
    if (!assignments.some(({ role, organisation }) => role === 'head' && !organisation.includes('-room-'))) continue;
    const known = { certificate: 'intermediate', certifiedOn: '2019-09-01', practisingSince: '2018-07-01' } as const;
    await saveQualification(transaction, { personId: username, ...known }, entered);
  }
}

function agency(id: string, name: string, registrationCode: string, qualifiedUntil: string): Agency {
  return {
    id,
    name,
    registrationCode,
    representative: '样例负责人',
    phone: null,
    address: '示例街 1 号',
    professional: true,
    qualifiedUntil,
    rating: '4A',
    active: true,
  };
}
