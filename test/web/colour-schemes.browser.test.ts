import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/connection.ts';
import { buildBrowserBundles } from '../../web/browser/build.ts';
import { DESKTOP } from '../support/browser.ts';
import { faintTexts, type FaintText } from '../support/low-contrast.ts';
import { createScheduleWorld } from './pages/schedules/schedule-world.ts';
import { createSupervisionWorld, VISIT } from './pages/supervision/supervision-world.ts';
import { createCaseWorld } from './pages/support/case-world.ts';
import {
  agency,
  createContractWorld,
  DRAFT_CONTRACT,
  MASTER_CONTRACT,
  OVER_CONTRACT,
  STATION_CONTRACT,
} from './pages/support/contract-world.ts';
import { createEvaluationWorld, CYCLE, EMPTY_CYCLE, openEmptyCycle } from './pages/support/evaluation-world.ts';
import { visitPages } from './pages/support/visit-pages.ts';
import { createTrainingWorld } from './pages/training/training-world.ts';
import { startWebTest, type WebTest } from './support/web-test.ts';

interface Pages {
  readonly now: string;
  readonly person: string;
  /** Fills the registers, and answers what to look at by the pictures' names. */
  readonly fill: (web: WebTest) => Promise<Readonly<Record<string, string>>>;
}

/** The pages of the bureau's year. */
const YEAR: Readonly<Record<string, Pages>> = {
  evaluations: {
    now: '2026-07-10T01:00:00Z',
    person: 'desk',
    fill: async ({ database }) => {
      await createEvaluationWorld(database);
      await openEmptyCycle(database);
      return {
        evaluations: '/evaluations',
        'evaluation-board': `/evaluations/${CYCLE}`,
        'evaluation-board-empty': `/evaluations/${EMPTY_CYCLE}`,
        'evaluation-station': `/evaluations/${CYCLE}/jinjie`,
        'evaluation-schemes': '/evaluations/schemes',
        'evaluation-scheme': `/evaluations/schemes/${await schemeId(database)}`,
      };
    },
  },
  contracts: {
    now: '2026-11-23T02:00:00Z',
    person: 'desk',
    fill: async ({ database }) => {
      await createContractWorld(database);
      return {
        contracts: '/contracts?show=all',
        contract: `/contracts/${MASTER_CONTRACT}`,
        'contract-breached': `/contracts/${STATION_CONTRACT}`,
        'contract-draft': `/contracts/${DRAFT_CONTRACT}`,
        'contract-over': `/contracts/${OVER_CONTRACT}`,
        'contract-calendar': '/contracts/calendar?from=2026-07',
        agencies: '/agencies',
        agency: `/agencies/${agency.id}`,
        'station-heads': '/agencies/heads',
      };
    },
  },
  supervision: {
    now: '2026-11-23T02:00:00Z',
    person: 'supervisor',
    fill: async ({ database, services }) => {
      await createCaseWorld(database, services.registerKeys);
      await createSupervisionWorld(database);
      return {
        'supervision-plan': '/supervision?year=2026',
        'supervision-visits': '/supervision/visits',
        'supervision-visit': `/supervision/visits/${VISIT}`,
        'supervision-hours': '/supervision/hours?year=2026',
      };
    },
  },
  training: {
    now: '2026-11-23T02:00:00Z',
    person: 'desk',
    fill: async ({ database }) => {
      const { corrected } = await createTrainingWorld(database);
      return {
        training: '/training',
        'training-hours': '/training/hours?year=2026',
        'training-hours-station': '/training/hours?year=2025&station=dabaodang',
        'training-one': `/training/${corrected}`,
        'training-correct': `/training/${corrected}/correct`,
      };
    },
  },
  schedules: {
    now: '2026-11-23T02:00:00Z',
    person: 'desk',
    fill: async ({ database }) => {
      await createScheduleWorld(database);
      return { schedules: '/schedules' };
    },
  },
};

describe.each(Object.entries(YEAR))('pages of %s', (_, { now, person, fill }) => {
  let web: WebTest;
  let paths: Readonly<Record<string, string>>;
  beforeAll(async () => {
    web = await startWebTest({ bundles: await buildBrowserBundles(), now: () => new Date(now) });
    paths = await fill(web);
  });
  afterAll(() => web.close());

  it.each(['dark', 'light'] as const)('can be read in the %s scheme', async (colorScheme) => {
    const faint: (FaintText & { readonly page: string })[] = [];
    const pages = Object.entries(paths).map(([name, path]) => ({ name, person, path }));
    await visitPages(pages, {
      address: web.address,
      device: colorScheme,
      viewport: DESKTOP,
      colorScheme,
      before: async (name: string, page: Page) => {
        faint.push(...(await faintTexts(page)).map((text) => ({ page: name, ...text })));
      },
    });
    expect(faint).toEqual([]);
  });
});

async function schemeId(database: Database): Promise<string> {
  const [id]: string[] = await database('indicator_schemes').pluck('id');
  return id ?? '';
}
