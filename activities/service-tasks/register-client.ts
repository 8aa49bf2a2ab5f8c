import { z } from 'zod';
import { audit } from '../../db/audit/audit.ts';
import { changeCase, lockCase } from '../../db/registers/write-cases.ts';
import {
  findClient,
  findClientByIdNumber,
  insertClient,
  insertHousehold,
  updateClient,
  type ClientData,
} from '../../db/registers/write-clients.ts';
import { checkIdNumber } from '../../domain/id-number.ts';
import { normalisePhone } from '../../domain/phone.ts';
import { dayOf } from '../../domain/working-days/calendar-day.ts';
import { BpmnError, defineServiceTask, InvalidServiceTaskInput, type ServiceTaskContext } from './handler.ts';
import { caseId, clientTags, code, day, optional, optionalText, text, yesNo } from './support/fields.ts';
import { placeOf } from './support/places.ts';

const TITLE = '登记服务对象';

const input = z.object({
  caseId,
  clientId: optionalText('服务对象编号', 50),
  name: text('姓名', 50),
  sex: optional(code('性别', ['male', 'female'])),
  birthDate: optional(day('出生日期')),
  idNumber: optionalText('身份证号', 30),
  phone: optionalText('联系电话', 30),
  address: optionalText('住址', 200),
  tags: clientTags,
  room: text('社工室', 60),
  consent: yesNo('服务对象同意'),
  householdId: optionalText('家庭编号', 50),
  householdRelation: optionalText('与户主关系', 20),
});

/**
 * Opens a client's file (档案), or brings an existing one up to date, and links the case to it. What it was told about
 * the person comes back as null: from then on the register holds it, variables don't.
 */
export const registerClient = defineServiceTask({
  type: 'register-client',
  title: TITLE,
  input,
  output: z.object({
    clientId: z.string(),
    householdId: z.string().nullable(),
    name: z.null(),
    sex: z.null(),
    birthDate: z.null(),
    idNumber: z.null(),
    phone: z.null(),
    address: z.null(),
    householdRelation: z.null(),
    candidates: z.null(),
  }),
  async run(given, context) {
    if (!given.consent) throw new BpmnError('CONSENT_MISSING', '服务对象尚未同意，不能建立档案');
    const { organisation } = await placeOf(context, TITLE, given.room);
    const facts = await checkedFacts(given, context);
    const known = given.clientId === undefined ? undefined : await requireClient(given.clientId, context);
    const householdId =
      given.householdId ?? known?.householdId ?? (await insertHousehold(context.transaction, organisation, given.address, context.actor));
    const data: ClientData = {
      ...facts,
      organisation,
      householdId,
      householdRelation: given.householdRelation,
      tags: given.tags,
      consentedAt: context.now,
    };
    const clientId = await save(known?.id, data, context);
    await linkCase(given.caseId ?? context.businessKey, clientId, context);
    await audit(context.transaction, {
      actor: context.actor,
      action: known === undefined ? 'client.register' : 'client.update',
      subject: { kind: 'client', id: clientId },
      details: { instance: context.instanceId },
      at: context.now,
    });
    const cleared = {
      name: null,
      sex: null,
      birthDate: null,
      idNumber: null,
      phone: null,
      address: null,
      householdRelation: null,
      candidates: null,
    };
    return { clientId, householdId, ...cleared };
  },
});

/** Checks what the forms check too: another program may have started the process. */
async function checkedFacts(given: z.output<typeof input>, context: ServiceTaskContext) {
  const phone = given.phone === undefined ? undefined : normalisePhone(given.phone);
  if (given.phone !== undefined && phone === undefined) throw new InvalidServiceTaskInput(TITLE, '联系电话应为手机号或带区号的座机号');
  const person = { name: given.name, sex: given.sex, birthDate: given.birthDate, phone, address: given.address };
  if (given.idNumber === undefined) return person;
  const check = checkIdNumber(given.idNumber, dayOf(context.now));
  if (!check.valid) throw new InvalidServiceTaskInput(TITLE, check.message);
  const { idNumber, birthDate, sex } = check.facts;
  const holder = await findClientByIdNumber(context.transaction, idNumber, context.registerKeys);
  if (holder !== undefined && holder.id !== given.clientId) {
    throw new BpmnError('ID_NUMBER_TAKEN', '这个身份证号已经登记在另一份档案上', { clientId: holder.id });
  }
  return { ...person, idNumber, birthDate, sex };
}

async function requireClient(clientId: string, context: ServiceTaskContext) {
  const known = await findClient(context.transaction, clientId);
  if (known === undefined) throw new InvalidServiceTaskInput(TITLE, `没有编号为 ${clientId} 的服务对象`);
  return known;
}

async function save(
  known: string | undefined,
  data: ClientData,
  { transaction, registerKeys, actor }: ServiceTaskContext,
): Promise<string> {
  if (known === undefined) return await insertClient(transaction, data, actor, registerKeys);
  await updateClient(transaction, known, data, registerKeys);
  return known;
}

async function linkCase(id: string, clientId: string, { transaction }: ServiceTaskContext): Promise<void> {
  if ((await lockCase(transaction, id)) !== undefined) await changeCase(transaction, id, { clientId });
}
