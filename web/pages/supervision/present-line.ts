import type { SupervisionLine } from '../../../db/registers/supervision-list.ts';
import { topicLabel } from '../../../domain/supervision/topics.ts';
import { visitStatuses } from '../../../domain/supervision/visits.ts';
import { visitAddress } from '../../addresses.ts';
import { hoursText } from '../ledger/present-ledger.ts';
import { supervisionKinds } from './visit-query.ts';

export interface Names {
  readonly person: (id: string | null | undefined) => string;
  readonly organisation: (code: string) => string;
}

/** A visit or consultation in words, for the screen, paper and Excel. Consultations lead nowhere: the case's file has its own door. */
export function presentLine(line: SupervisionLine, names: Names) {
  const done = line.advice - line.openAdvice;
  return {
    id: line.id,
    address: line.kind === 'consultation' ? undefined : visitAddress(line.id),
    kindLabel: supervisionKinds[line.kind],
    stationName: names.organisation(line.station),
    date: line.date,
    isPlanned: line.status === 'arranged',
    supervisorName: names.person(line.supervisor),
    topics: line.topics.map(topicLabel),
    hours: line.durationMinutes === null ? undefined : hoursText(line.durationMinutes),
    statusLabel: statusLabels[line.status],
    badge: badges[line.status],
    adviceText: line.advice === 0 ? '' : `${done} / ${line.advice} 条已落实`,
  };
}

const statusLabels: Readonly<Record<SupervisionLine['status'], string>> = { ...visitStatuses, asked: '待答复', advised: '已答复' };

export const badges: Readonly<Record<SupervisionLine['status'], string>> = {
  arranged: '',
  visited: ' badge--current',
  'following-up': ' badge--current',
  closed: ' badge--done',
  cancelled: '',
  asked: ' badge--warn',
  advised: ' badge--done',
};
