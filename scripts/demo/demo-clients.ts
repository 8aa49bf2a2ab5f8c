import { clientTags, isClientTag, type ClientTag } from '../../domain/client-tags.ts';
import { checkDigit } from '../../domain/id-number.ts';
import { inventName } from './invent-name.ts';

/** A client of the demonstration: everything about them is invented. */
export interface DemoClient {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly tags: readonly ClientTag[];
  readonly room: string;
  /** Clients of one number live together. */
  readonly household: number;
  readonly householdRelation: string;
}

/** A region that no authority issues numbers for, so that none of these is anybody's. */
const UNASSIGNED_REGION = '610899';

const CLIENTS = 44;
/** Every fourth household has two members in the register. */
const SHARED_EVERY = 4;

/** So many of them have a file already; the others are met as new people. */
const REGISTERED = 40;

export function registeredClients(): readonly DemoClient[] {
  return demoClients().slice(0, REGISTERED);
}

export function demoClients(): readonly DemoClient[] {
  return Array.from({ length: CLIENTS }, (_, number) => {
    const tag = TAGS[number % TAGS.length] ?? 'resident-in-difficulty';
    const sex = number % 2 === 0 ? ('female' as const) : ('male' as const);
    const birthDate = birthDateFor(tag, number);
    const joins = number % SHARED_EVERY === SHARED_EVERY - 1;
    const place = ROOMS[(joins ? number - 1 : number) % ROOMS.length] ?? ROOMS[0];
    return {
      name: inventName(number + 300),
      sex,
      birthDate,
      idNumber: idNumberFor(birthDate, number, sex),
      phone: `1${['38', '59', '77', '81'][number % 4]}0000${String(1000 + number)}`,
      address: `神木市${place.address}${1 + (number % 6)}组${10 + (joins ? number - 1 : number)}号`,
      tags: [tag],
      room: place.room,
      household: joins ? number - 1 : number,
      householdRelation: joins ? '家庭成员' : '户主',
    };
  });
}

const TAGS: readonly ClientTag[] = Object.keys(clientTags).filter(isClientTag);

const ROOMS = [
  { room: 'dabaodang-room-01', address: '大保当镇大保当社区' },
  { room: 'dabaodang-room-02', address: '大保当镇野鸡河村' },
  { room: 'jinjie-room-01', address: '锦界镇锦界社区' },
  { room: 'jinjie-room-02', address: '锦界镇沟岔村' },
  { room: 'gaojiabao-room-02', address: '高家堡镇石峁村' },
  { room: 'linzhou-room-02', address: '麟州街道兴神路社区' },
] as const;

function birthDateFor(tag: ClientTag, number: number): string {
  const { domain, label } = clientTags[tag];
  const year = domain === 'elderly-care' ? 1938 + (number % 18) : /儿童|孤儿/.test(label) ? 2011 + (number % 7) : 1962 + (number % 34);
  return `${year}-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + ((number * 7) % 28)).padStart(2, '0')}`;
}

function idNumberFor(birthDate: string, number: number, sex: 'male' | 'female'): string {
  const digits = UNASSIGNED_REGION + birthDate.replaceAll('-', '') + String(10 + number) + (sex === 'male' ? '1' : '2');
  return digits + checkDigit(digits);
}
