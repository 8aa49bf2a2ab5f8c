import type { JsonObject } from '../../contract/json.ts';
import { demoClients } from './demo-clients.ts';

/** A case to start through the engine: by whom, for which room, with which start variables. */
export interface DemoCase {
  readonly startedBy: string;
  readonly room: string;
  readonly variables: JsonObject;
}

/**
 * Cases of registered and of new people, enough for every inbox of the demonstration to hold something. Personal data
 * is in plain text here: whoever starts them seals it first, as a form does (`sealValue`).
 */
export function demoCases(): readonly DemoCase[] {
  const clients = demoClients();
  return SITUATIONS.flatMap(({ client: number, ...situation }) => {
    const client = clients[number];
    if (client === undefined) return [];
    const { name, sex, birthDate, idNumber, phone, address, tags, room } = client;
    return [
      {
        startedBy: `${room.replace(/-room-0?/, '')}.worker`,
        room,
        variables: { name, sex, birthDate, idNumber, phone, address, tags: [...tags], room, consent: true, ...situation },
      },
    ];
  });
}

/** Names of the variables above that hold personal data. */
export const personalVariables = ['name', 'birthDate', 'idNumber', 'phone', 'address'] as const;

const SITUATIONS = [
  { client: 0, source: '网格员上报', summary: '低保家庭，女主人久病，子女读书费用紧张', urgency: 'normal' },
  { client: 1, source: '入户走访', summary: '独居老人，近期摔倒，生活照料不足', urgency: 'urgent' },
  { client: 6, source: '群众求助', summary: '留守老人情绪低落，不愿出门', urgency: 'normal' },
  { client: 7, source: '入户走访', summary: '与家人同住，需要经济困难补助政策咨询', urgency: 'low' },
  { client: 8, source: '学校转来', summary: '隔代抚养的孩子近期旷课', urgency: 'urgent' },
  { client: 9, source: '网格员上报', summary: '孤儿，监护人年迈，需要监护评估', urgency: 'normal' },
  { client: 12, source: '社区工作者发现', summary: '留守妇女照料两位老人，需要喘息支持', urgency: 'normal' },
  { client: 13, source: '司法所转来', summary: '社区矫正对象，求职困难', urgency: 'normal' },
] as const;
