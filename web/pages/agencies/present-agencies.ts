import { listAgencies, type Agency } from '../../../db/registers/agencies.ts';
import { listContractOverview } from '../../../db/registers/contract-overview.ts';
import { listStationHeads, type StationHead } from '../../../db/registers/station-heads.ts';
import { contractingStations } from '../../../domain/access/contract-access.ts';
import { checkAgency, checkHeads } from '../../../domain/contracts/check-agency.ts';
import { dayOf, shiftDay } from '../../../domain/working-days/calendar-day.ts';
import { daysLeft } from '../../amounts.ts';
import type { Services } from '../../services.ts';
import { isInForce } from '../contracts/contract-words.ts';
import { certificates } from './qualification-form.ts';

/** Days before its end from which a qualification counts as ending soon: a renewal takes months. */
const SOON = 180;

/** The register of agencies, each with the stations that it runs. */
export async function presentAgencies({ database, organisations, now }: Services): Promise<readonly object[]> {
  const today = dayOf(now());
  const stations = contractingStations(await organisations());
  const [agencies, contracts] = await Promise.all([listAgencies(database), listContractOverview(database, stations)]);
  return agencies.map((agency) => ({
    ...agency,
    address: agencyAddress(agency.id),
    qualification: presentQualification(agency, today),
    stations: contracts.filter(({ agencyId, status }) => agencyId === agency.id && isInForce(status)).map(({ stationName }) => stationName),
  }));
}

/** Each station with the agency that runs it, who leads it, and what both lack by Art 11 today. */
export async function presentStationHeads({ database, organisations, now }: Services): Promise<readonly object[]> {
  const today = dayOf(now());
  const tree = await organisations();
  const stations = contractingStations(tree);
  const [agencies, contracts, heads] = await Promise.all([
    listAgencies(database),
    listContractOverview(database, stations),
    listStationHeads(database, stations),
  ]);
  return stations.map((station) => {
    const contract = contracts.find((each) => each.station === station && isInForce(each.status));
    const agency = agencies.find(({ id }) => id === contract?.agencyId);
    const own = heads.filter((head) => head.station === station);
    return {
      name: tree.find(station)?.shortName ?? station,
      agencyName: agency?.name,
      heads: own.map(presentHead),
      problems: (agency === undefined ? checkHeads(own, today) : checkAgency(agency, own, today, '今天')).map(({ message }) => message),
    };
  });
}

export function agencyAddress(id: string): string {
  return `/agencies/${encodeURIComponent(id)}`;
}

export function headAddress(personId: string): string {
  return `/agencies/heads/${encodeURIComponent(personId)}`;
}

function presentHead({ personId, name, certificate, certifiedOn, practisingSince }: StationHead) {
  return {
    name,
    address: headAddress(personId),
    certificate: certificate === null ? undefined : certificates[certificate],
    certifiedOn,
    practisingSince,
  };
}

function presentQualification(
  { active, professional, qualifiedUntil }: Agency,
  today: string,
): { readonly words: string; readonly tone: string } {
  if (!active) return { words: '已停用', tone: '' };
  if (!professional) return { words: '不是专业社工机构', tone: 'warn' };
  if (qualifiedUntil === null) return { words: '没有登记资质有效期', tone: 'warn' };
  if (qualifiedUntil < today) return { words: `资质已过期（${daysLeft(today, qualifiedUntil)}）`, tone: 'problem' };
  return qualifiedUntil <= shiftDay(today, SOON)
    ? { words: `资质${daysLeft(today, qualifiedUntil)}`, tone: 'warn' }
    : { words: '资质有效', tone: 'done' };
}
