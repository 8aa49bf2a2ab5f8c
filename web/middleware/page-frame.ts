import type { RequestHandler, Response } from 'express';
import type { OrganisationTree } from '../../domain/organisations/organisation-tree.ts';
import { roleCodes, roleLabel } from '../../domain/roles.ts';
import { bundleAddresses } from '../assets.ts';
import { navigation } from '../navigation.ts';
import type { Person } from '../person.ts';
import type { Page } from '../pages/page.ts';
import { wantsPart, type Toast } from '../request.ts';
import type { Services } from '../services.ts';
import { csrfToken } from './csrf.ts';

/** Gives every view what the layout shows: who is logged in, the rail, messages of the last action, the CSRF token. */
export function pageFrame(pages: readonly Page[], services: Services): RequestHandler {
  const bundles = bundleAddresses(services.bundles);
  return async (request, response, next) => {
    const { person } = request;
    Object.assign(response.locals, {
      development: services.settings.development,
      bundles,
      ...(person === undefined ? {} : personalFrame(pages, person, await services.organisations(), request.path)),
    });
    // Getters, because a token or a read message changes the session: only a page that shows them may.
    Object.defineProperty(response.locals, 'csrfToken', { enumerable: true, get: () => csrfToken(request) });
    Object.defineProperty(response.locals, 'toasts', {
      enumerable: true,
      get: () => (wantsPart(request) ? [] : takeToasts(request, response)),
    });
    next();
  };
}

function personalFrame(pages: readonly Page[], person: Person, tree: OrganisationTree, path: string): object {
  return {
    person: { name: person.name, position: positionOf(person, tree) },
    navigation: navigation(pages, person, tree, path),
  };
}

/** 大保当社区室 项目服务人、志愿者管理员: the roles in the first organisation, as the regulation lists them. */
function positionOf({ assignments }: Person, tree: OrganisationTree): string {
  const organisation = assignments[0]?.organisation;
  if (organisation === undefined) return '';
  const held = new Set(assignments.filter((assignment) => assignment.organisation === organisation).map(({ role }) => role));
  const labels = roleCodes.filter((role) => held.has(role)).map(roleLabel);
  return `${tree.find(organisation)?.shortName ?? ''} ${labels.join('、')}`;
}

function takeToasts(request: Parameters<RequestHandler>[0], response: Response): readonly Toast[] {
  const { toasts } = request.session;
  if (toasts === undefined) return [];
  delete request.session.toasts;
  response.set('Cache-Control', 'no-store');
  return toasts;
}
