import { incidentsPage } from './incidents/routes.ts';
import { instancesPage } from './instances/routes.ts';
import { processEditorPage } from './process-editor/routes.ts';
import { processesPage } from './processes/routes.ts';
import { readingReasonPage } from './reading-reason/routes.ts';
import type { Page } from './page.ts';
import { stylePage } from './style/routes.ts';

/** Every page of the product: a new one is a folder here and one line below. */
export const pages: readonly Page[] = [
  instancesPage,
  processesPage,
  processEditorPage,
  incidentsPage,
  readingReasonPage,
  stylePage,
];
