import type { Request } from 'express';
import { supervisionScope, type SupervisionScope } from '../../../domain/access/supervision-access.ts';
import { forbidden } from '../../errors.ts';
import { personOf } from '../../request.ts';
import type { Services } from '../../services.ts';

/** What the person sees of supervision; 403 for those who see nothing. */
export async function requireSupervision({ organisations }: Services, request: Request): Promise<SupervisionScope> {
  const scope = supervisionScope(personOf(request), await organisations());
  if (scope.organisations.length === 0) throw forbidden('督导情况由市民政局、社工总站和镇街社工站查看。');
  return scope;
}

/** The same for those who make the plan. */
export async function requireSupervisionLead(services: Services, request: Request): Promise<SupervisionScope> {
  const scope = await requireSupervision(services, request);
  if (!scope.leads) throw forbidden('年度督导计划由市民政局业务岗、督导和社工总站负责人制定。');
  return scope;
}
