import { Router } from 'express';
import { organisationActivity } from '../../../db/instances/organisation-activity.ts';
import { listPeople } from '../../../db/registers/people.ts';
import { maySeeAggregates } from '../../../domain/access/ledger-access.ts';
import { tiers } from '../../../domain/organisations/organisation.ts';
import type { OrganisationTree } from '../../../domain/organisations/organisation-tree.ts';
import { roleLabel } from '../../../domain/roles.ts';
import { notFound } from '../../errors.ts';
import { requirePerson } from '../../middleware/authentication.ts';
import { noStore } from '../../middleware/security-headers.ts';
import { pathText, personOf } from '../../request.ts';
import type { Page } from '../page.ts';

/** 站点: the three tiers of Art 3, who works where, and how busy it is for those who answer for it. */
export const organisationsPage: Page = {
  name: 'organisations',
  navigation: { label: '站点', path: '/organisations', icon: 'station', order: 65, visibleTo: () => true },
  routes(services) {
    const router = Router();
    router.use('/organisations', requirePerson, noStore);
    router.get('/organisations', (request, response) => {
      const own = personOf(request).assignments[0]?.organisation ?? 'bureau';
      response.redirect(303, `/organisations/${encodeURIComponent(own)}`);
    });
    router.get('/organisations/:code', async (request, response) => {
      const person = personOf(request);
      const tree = await services.organisations();
      const organisation = tree.find(pathText(request, 'code'));
      if (organisation === undefined) throw notFound('站点');
      const { code } = organisation;
      const children = tree.childrenOf(code);
      const visible = [code, ...children.map((child) => child.code)].filter((each) => maySeeAggregates(person, each, tree));
      const [people, activity] = await Promise.all([
        listPeople(services.database, [code]),
        organisationActivity(services.database, [...visible, ...below(tree, visible)], services.now()),
      ]);
      const sum = (of: string) => sumOf(activity, [of, ...tree.codesBelow(of)]);
      response.render('organisations/view', {
        title: organisation.name,
        organisation,
        tierLabel: tiers[organisation.tier].label,
        path: tree
          .pathUp(code)
          .slice(1)
          .toReversed()
          .map((each) => ({ name: each.shortName, address: addressOf(each.code) })),
        activity: visible.includes(code) ? sum(code) : undefined,
        people: people.map(({ name, assignments }) => ({
          name,
          roles: assignments.filter((each) => each.organisation === code).map(({ role }) => roleLabel(role)),
        })),
        children: children.map((child) => ({
          ...child,
          address: addressOf(child.code),
          activity: visible.includes(child.code) ? sum(child.code) : undefined,
        })),
        showsActivity: children.some((child) => visible.includes(child.code)),
      });
    });
    return router;
  },
};

function below(tree: OrganisationTree, codes: readonly string[]): string[] {
  return codes.flatMap((code) => tree.codesBelow(code));
}

function sumOf(activity: Awaited<ReturnType<typeof organisationActivity>>, codes: readonly string[]) {
  const wanted = new Set(codes);
  const counted = activity.filter(({ organisation }) => wanted.has(organisation));
  return {
    openCases: counted.reduce((sum, { openCases }) => sum + openCases, 0),
    openTasks: counted.reduce((sum, { openTasks }) => sum + openTasks, 0),
    overdueTasks: counted.reduce((sum, { overdueTasks }) => sum + overdueTasks, 0),
  };
}

function addressOf(code: string): string {
  return `/organisations/${encodeURIComponent(code)}`;
}
