import type { Request, Response } from 'express';
import { findInstance, type Instance } from '../../../db/instances/instance.ts';
import { instancePeople } from '../../../db/instances/instance-people.ts';
import { findCaseSubject } from '../../../db/registers/case-subject.ts';
import { mayReadCase } from '../../../domain/access/case-access.ts';
import { maySeeIncidents, mayReadInstance } from '../../../domain/access/process-access.ts';
import { askForReason, scopeOf } from '../../access/admit.ts';
import { reasonGiven } from '../../access/reading-reason.ts';
import { notFound } from '../../errors.ts';
import { pathText, personOf } from '../../request.ts';
import type { Services } from '../../services.ts';
import { readAsRecord } from './record-access.ts';

export interface AdmittedInstance {
  readonly instance: Instance;
  /** Set when the instance belongs to a case that the person may read. */
  readonly caseId?: string;
  /** Set when the instance is a supervision visit that the person sees. */
  readonly visitId?: string;
  /** Why the person reads it, where a reason is needed. */
  readonly reason?: string;
}

/**
 * Guards an instance's page. Instances of a case follow the case's access, those that keep another record the record's, others that of
 * their organisation. Those who mend incidents see every instance as the machine sees it, without the way to the case. Undefined: the
 * answer was sent.
 */
export async function requireInstance(services: Services, request: Request, response: Response): Promise<AdmittedInstance | undefined> {
  const { database } = services;
  const person = personOf(request);
  const instance = await findInstance(database, pathText(request, 'id'));
  if (instance === undefined) throw notFound('事项');
  if (maySeeIncidents(person)) return { instance };
  const caseId = instance.businessKey;
  const caseSubject = await findCaseSubject(database, caseId);
  if (caseSubject !== undefined) {
    const decision = mayReadCase(await scopeOf(services, request), caseSubject);
    if (decision.kind === 'granted') return { instance, caseId };
    if (decision.kind === 'refused') throw notFound('事项');
    const reason = reasonGiven(request, `case:${caseId}`);
    if (reason !== undefined) return { instance, caseId, reason };
    askForReason(request, response, `case:${caseId}`);
    return undefined;
  }
  const tree = await services.organisations();
  const asRecord = await readAsRecord(services, person, instance, tree);
  if (asRecord === 'refused') throw notFound('事项');
  if (asRecord !== undefined) return { instance, ...asRecord };
  const people = await instancePeople(database, [instance.id]);
  const subject = { organisation: instance.organisation, startedBy: instance.startedBy ?? null, ...people };
  if (!mayReadInstance(person, subject, tree)) throw notFound('事项');
  return { instance };
}
