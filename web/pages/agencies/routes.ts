import { randomUUID } from 'node:crypto';
import { Router, type Request } from 'express';
import { findAgencyToEdit, saveAgencyUnlessChanged, saveQualificationUnlessChanged } from '../../../db/registers/edit-agencies.ts';
import { listStationHeads } from '../../../db/registers/station-heads.ts';
import { contractingStations, mayEditAgencies, mayReadAgencies } from '../../../domain/access/contract-access.ts';
import { dayOf } from '../../../domain/working-days/calendar-day.ts';
import { forbidden, notFound } from '../../errors.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { pathText, personOf } from '../../request.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { agencyForm, agencyOf, agencyProblems, formOfAgency } from './agency-form.ts';
import { agencyAddress, headAddress, presentAgencies, presentStationHeads } from './present-agencies.ts';
import { qualificationForm, qualificationOf, qualificationProblems } from './qualification-form.ts';
import { saveForm, showForm, type Editing } from './save-form.ts';

/** 机构名册: agencies that may run stations, and what Art 11 asks of those who lead them. The bureau reads, its desk edits. */
export const agenciesPage: Page = {
  name: 'agencies',
  routes(services) {
    const { database, now } = services;
    const router = Router();
    router.use('/agencies', requirePerson, noStore);

    router.get('/agencies', async (request, response) => {
      const mayEdit = await requireReader(services, request);
      response.render('agencies/list', { title: '机构名册', agencies: await presentAgencies(services), mayEdit, wide: true });
    });

    router.get('/agencies/heads', async (request, response) => {
      const mayEdit = await requireReader(services, request);
      response.render('agencies/heads', { title: '负责人资质', stations: await presentStationHeads(services), mayEdit, wide: true });
    });

    router.get('/agencies/heads/:person', async (request, response) => {
      await requireEditor(services, request);
      showForm(services, response, await editingHead(services, pathText(request, 'person')));
    });

    router.post('/agencies/heads/:person', async (request, response) => {
      await requireEditor(services, request);
      const id = pathText(request, 'person');
      await saveForm(services, { request, response }, await editingHead(services, id), {
        check: (values) => qualificationProblems(qualificationOf(id, values), dayOf(now())),
        save: (values, seen) =>
          database.transaction((transaction) =>
            saveQualificationUnlessChanged(transaction, qualificationOf(id, values), { seen, by: personOf(request).id, at: now() }),
          ),
        reload: () => editingHead(services, id),
      });
    });

    router.get('/agencies/new', async (request, response) => {
      await requireEditor(services, request);
      showForm(services, response, NEW_AGENCY);
    });

    router.post('/agencies/new', async (request, response) => {
      await requireEditor(services, request);
      await saveForm(services, { request, response }, NEW_AGENCY, agencySaving(services, request, randomUUID(), NEW_AGENCY));
    });

    router.get('/agencies/:id', async (request, response) => {
      await requireEditor(services, request);
      showForm(services, response, await editingAgency(services, pathText(request, 'id')));
    });

    router.post('/agencies/:id', async (request, response) => {
      await requireEditor(services, request);
      const id = pathText(request, 'id');
      const editing = await editingAgency(services, id);
      await saveForm(services, { request, response }, editing, agencySaving(services, request, id, editing));
    });
    return router;
  },
};

const NEW_AGENCY: Editing = {
  title: '登记承接机构',
  schema: agencyForm,
  known: formOfAgency(undefined),
  changedAt: undefined,
  action: '/agencies/new',
  back: '/agencies',
};

function agencySaving(services: Services, request: Request, id: string, editing: Editing) {
  const { database, now } = services;
  const known = editing.changedAt === undefined ? undefined : agencyOf(id, editing.known);
  return {
    check: (values: Editing['known']) => agencyProblems(agencyOf(id, values), known),
    save: (values: Editing['known'], seen: Date | undefined) =>
      database.transaction((transaction) =>
        saveAgencyUnlessChanged(transaction, agencyOf(id, values), { seen, by: personOf(request).id, at: now() }),
      ),
    reload: () => editingAgency(services, id),
  };
}

async function editingAgency({ database }: Services, id: string): Promise<Editing> {
  const found = id.length <= 100 ? await findAgencyToEdit(database, id) : undefined;
  if (found === undefined) throw notFound('机构');
  const { agency, changedAt } = found;
  return { title: agency.name, schema: agencyForm, known: formOfAgency(agency), changedAt, action: agencyAddress(id), back: '/agencies' };
}

async function editingHead({ database, organisations }: Services, personId: string): Promise<Editing> {
  const heads = await listStationHeads(database, contractingStations(await organisations()));
  const head = heads.find((each) => each.personId === personId);
  if (head === undefined) throw notFound('负责人');
  const { name, certificate, certifiedOn, practisingSince, changedAt } = head;
  return {
    title: `${name}的资质`,
    hint: '主要负责人要有中级（含）以上社工师资质和两年以上实务经验（依据第十一条）。',
    schema: qualificationForm,
    known: { certificate, certifiedOn, practisingSince },
    changedAt: changedAt ?? undefined,
    action: headAddress(personId),
    back: '/agencies/heads',
  };
}

/** Whether the reader may edit as well. */
async function requireReader({ organisations }: Services, request: Request): Promise<boolean> {
  const [person, tree] = [personOf(request), await organisations()];
  if (!mayReadAgencies(person, tree)) throw forbidden('机构名册由市民政局查看。');
  return mayEditAgencies(person, tree);
}

async function requireEditor({ organisations }: Services, request: Request): Promise<void> {
  if (!mayEditAgencies(personOf(request), await organisations())) throw forbidden('机构和负责人资质由市民政局业务岗登记。');
}
