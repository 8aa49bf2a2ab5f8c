import { actionsPage } from './actions/routes.ts';
import { apiPage } from './api/routes.ts';
import { ledgerPage } from './ledger/routes.ts';
import { clientsPage } from './clients/routes.ts';
import { casesPage } from './cases/routes.ts';
import { agenciesPage } from './agencies/routes.ts';
import { contractsPage } from './contracts/routes.ts';
import { evaluationsPage } from './evaluations/routes.ts';
import { inboxPage } from './inbox/routes.ts';
import { incidentsPage } from './incidents/routes.ts';
import { instancesPage } from './instances/routes.ts';
import { loginPage } from './login/routes.ts';
import { processEditorPage } from './process-editor/routes.ts';
import { processesPage } from './processes/routes.ts';
import { readingReasonPage } from './reading-reason/routes.ts';
import { notificationsPage } from './notifications/routes.ts';
import { operationsPage } from './operations/routes.ts';
import { organisationsPage } from './organisations/routes.ts';
import { auditPage } from './audit/routes.ts';
import type { Page } from './page.ts';
import { schedulesPage } from './schedules/routes.ts';
import { startPage } from './start/routes.ts';
import { supervisionPage } from './supervision/routes.ts';
import { stylePage } from './style/routes.ts';
import { taskPage } from './task/routes.ts';
import { trainingPage } from './training/routes.ts';

/** Every page of the product: a new one is a folder here and one line below. */
export const pages: readonly Page[] = [
  loginPage,
  inboxPage,
  taskPage,
  startPage,
  actionsPage,
  apiPage,
  operationsPage,
  casesPage,
  clientsPage,
  ledgerPage,
  supervisionPage,
  trainingPage,
  contractsPage,
  agenciesPage,
  evaluationsPage,
  instancesPage,
  processesPage,
  processEditorPage,
  schedulesPage,
  incidentsPage,
  notificationsPage,
  organisationsPage,
  auditPage,
  readingReasonPage,
  stylePage,
];
