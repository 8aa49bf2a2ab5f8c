import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../db/connection.ts';
import { listResults } from '../../db/registers/contract-results.ts';
import { listTerms } from '../../db/registers/contract-terms.ts';
import { findContract } from '../../db/registers/contracts.ts';
import { findCycle } from '../../db/registers/evaluation-cycles.ts';
import { listBoard } from '../../db/registers/station-evaluations.ts';
import { cityOrganisations } from '../../domain/organisations/city-organisations.ts';
import { isRunByAgency } from '../../domain/organisations/organisation.ts';
import { dayOf, shiftDay, timeOf } from '../../domain/working-days/calendar-day.ts';
import { statusOf } from '../../scripts/faults/oracle.ts';
import type { System } from '../../scripts/system/system.ts';
import { NONE } from './fill-task.ts';
import { inLanes } from './in-lanes.ts';
import { Office } from './office.ts';
import { People } from './people.ts';
import { startWholeSystem } from './start-whole-system.ts';
import { concludesOnScreen, concludesUnseen, contractInstance, judgesAndSigns } from './year/conclude.ts';
import { EvaluationOffice } from './year/evaluation-office.ts';
import { EvaluationPages } from './year/evaluation-pages.ts';
import { withMaterials } from './year/points.ts';

const MINUTE = 60_000;
const TODAY = dayOf(new Date());
const STATIONS = cityOrganisations()
  .filter(({ tier }) => isRunByAgency(tier))
  .map(({ code }) => code);
/** Two stations that hand in nothing until they are late and all others are through. */
const [SILENT, SLOW] = ['mazhen', 'dianta'] as const;
/** One whose reviewers disagree, one that appeals, and the two whose agencies hope to go on. */
const [DEBATED, APPEALING, GOOD, BAD] = ['xigou', 'gaojiabao', 'dabaodang', 'jinjie'] as const;
/** What the second contract's station gets nothing for: less than 60 points are left. */
const LOST = { casework: 0, coverage: 0, quality: 0, satisfaction: 0, 'publicity-work': 0 };

const PATIENCE = { timeout: 60_000 };
/** Milliseconds, at least, in which the desk has begun the cycle; its self-assessments are due at the next full minute. */
const BEGINNING = 75_000;
/** For what a timer begins: it is due a while after the cycle's beginning, and a busy machine is late itself. */
const TIMERS = { timeout: BEGINNING + 180_000 };

let system: System;
let database: Database;
let people: People;
let office: Office;
let pages: EvaluationPages;
let unseen: EvaluationOffice;
const contracts = { good: '', bad: '' };
let due: Date;

beforeAll(async () => {
  system = await startWholeSystem();
  database = openDatabase(system.databaseUrl);
  people = new People(system.webUrl, 'whole-year');
  office = new Office(database, system.webUrl);
}, 180_000);
afterAll(async () => {
  await people.goHome();
  await database.destroy();
  await system.stop();
}, 60_000);

/** Where each station stands. */
async function standings(): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await listBoard(database, pages.cycle)).map(({ station, status }) => [station, status]));
}

/** The two that are late, with what the desk's board says of each. */
async function lateOnBoard(): Promise<Readonly<Record<string, string>>> {
  const page = await people.opens('bureau.desk', pages.board);
  const said = [SILENT, SLOW].map(async (station) => {
    const row = page.locator('tbody tr', { has: page.locator(`a[href="${pages.of(station)}"]`) });
    return [station, await row.locator('.badge--problem').allInnerTexts()] as const;
  });
  return Object.fromEntries((await Promise.all(said)).map(([station, badges]) => [station, badges.join(' ')]));
}

async function proposal(id: string, words: string): Promise<void> {
  const page = await people.waitsFor('bureau.deputy', `/contracts/${id}`, '确认续签');
  await page.getByRole('link', { name: '确认续签', exact: true }).click();
  await page.getByText(words).first().waitFor();
}

describe('a whole year of evaluation, by real log-ins', () => {
  it('begins with indicators, two contracts in force and a cycle over all stations', { timeout: 300_000 }, async () => {
    // given the year's indicators
    const desk = await people.opens('bureau.desk', '/evaluations/schemes');
    await desk.getByRole('button', { name: '新建一版' }).click();
    await desk.getByRole('button', { name: '检查并发布' }).click();
    await desk.getByText('年的指标已发布').waitFor();
    // and two contracts: one that ends soon, and one on paper until now, which ended yesterday
    const [mingde, hetong] = ['神木市明德社会工作服务中心', '神木市和同社会工作服务中心'];
    contracts.good = await concludesOnScreen(people, database, { station: GOOD, agency: mingde, endsOn: shiftDay(TODAY, 14) });
    contracts.bad = await concludesUnseen(office, database, { station: BAD, agency: hetong, endsOn: shiftDay(TODAY, -1) });
    // then both are up for renewal, and nothing speaks for it yet
    for (const id of Object.values(contracts)) await proposal(id, '本期没有评估结果，不能据以续签');

    // when a cycle begins, whose self-assessments are due within minutes
    due = new Date(Math.ceil((Date.now() + BEGINNING) / MINUTE) * MINUTE);
    await people.starts('bureau.desk', 'annual-evaluation', {
      year: TODAY.slice(0, 4),
      kind: 'final',
      stations: NONE,
      reviewers: NONE,
      selfAssessmentDue: `${dayOf(due)}T${timeOf(due)}`,
      reviewDue: shiftDay(TODAY, 21),
      closesAt: shiftDay(TODAY, 35),
      startAt: NONE,
    });
    // then every station is asked
    pages = await EvaluationPages.of(people);
    unseen = new EvaluationOffice(database, office, pages.cycle);
    await expect.poll(standings, PATIENCE).toEqual(Object.fromEntries(STATIONS.map((station) => [station, 'self-assessing'])));
  });

  it('takes each station its own way, and waits for nobody', { timeout: 400_000 }, async () => {
    // when reviewers are far apart, they talk before the station hears anything
    await unseen.handsIn(DEBATED, withMaterials.slice(1));
    await pages.handsIn(DEBATED, withMaterials[0] ?? '');
    await pages.assessesItself(DEBATED);
    await pages.reviews('master.supervisor', DEBATED, 0.96);
    await pages.reviews('bureau.supervisor', DEBATED, 0.82);
    await pages.does('master.supervisor', DEBATED, '合议', { minutes: '逐项核对材料后，按平均分商定。' });
    await pages.does(`${DEBATED}.head`, DEBATED, '确认或申诉', { answer: 'accepted' });

    // and when a station appeals, somebody who hasn't reviewed decides
    await unseen.assessesItself(APPEALING);
    await unseen.isReviewed(APPEALING, 0.93, { training: 3 });
    const appeal = { answer: 'appealed', appealIndicators: 'training', appealReason: '两次全员培训的签到表漏传，现补上。' };
    await pages.does(`${APPEALING}.head`, APPEALING, '确认或申诉', appeal);
    const decision = { decision: 'adjusted', 'adjusted.0.points': '4.5', decisionReason: '签到表属实，补记。' };
    await pages.does('bureau.desk', APPEALING, '裁定申诉', decision);
    await pages.does('bureau.deputy', APPEALING, '确认结果');

    // and all others but two go on meanwhile
    await inLanes(
      STATIONS.filter((station) => ![SILENT, SLOW, APPEALING].some((other) => other === station)),
      3,
      async (station) => {
        if (station !== DEBATED) {
          await unseen.assessesItself(station);
          await unseen.isReviewed(station, 0.91 + (STATIONS.indexOf(station) % 8) / 100, station === BAD ? LOST : {});
          await unseen.accepts(station);
        }
        await unseen.isConfirmed(station);
      },
    );
    await pages.does(`${BAD}.head`, BAD, '整改', { measures: '已补齐个案记录，并请督导复核。' });
    await pages.does('master.supervisor', BAD, '检查整改', { result: 'accepted' });
    await unseen.mends(BAD, Object.keys(LOST).length - 1);

    // then they are done, while two are still asked
    const done = Object.fromEntries(STATIONS.map((station) => [station, 'done']));
    await expect.poll(standings, PATIENCE).toEqual({ ...done, [SILENT]: 'self-assessing', [SLOW]: 'self-assessing' });
    await people.looksAt('bureau.desk', { 'board-waiting': pages.board });
  });

  it('reminds the two that are late, and shows the bureau who they are', { timeout: 400_000 }, async () => {
    // when the moment passes at which self-assessments are due
    const late = '自评超期，已提醒';
    await expect.poll(lateOnBoard, TIMERS).toEqual({ [SILENT]: late, [SLOW]: late });
    // then the timers of the two have reminded their people, and not before
    const cycle = await findCycle(database, pages.cycle);
    expect(cycle?.selfAssessmentDue).toEqual(due);
    const board = await listBoard(database, pages.cycle);
    for (const station of [SILENT, SLOW]) {
      expect(board.find((line) => line.station === station)?.remindedAt?.getTime()).toBeGreaterThanOrEqual(due.getTime());
      await people.waitsFor(`${station}.head`, '/notifications', '还没有提交');
    }
    // and nobody else is held up by them
    const others = board.filter(({ station }) => station !== SILENT && station !== SLOW);
    expect(others.filter(({ status }) => status !== 'done')).toEqual([]);
    await people.looksAt('bureau.desk', { 'board-late': pages.board, 'evaluations-late': '/evaluations' });
    await people.looksAt(`${SLOW}.head`, { 'station-late': pages.of(SLOW), 'notifications-late': '/notifications' });
  });

  it('ranks and publishes when the last two are settled', { timeout: 240_000 }, async () => {
    const { cycle } = pages;
    // when one of the two that are late is left out, and the other hands in after all
    await pages.excuses('bureau.desk', SILENT, '站点整体搬迁，全年未开展服务');
    await unseen.handsIn(SLOW, withMaterials);
    await pages.assessesItself(SLOW);
    await unseen.isReviewed(SLOW, 0.93);
    await unseen.accepts(SLOW);
    await unseen.isConfirmed(SLOW);
    // then the cycle has a ranking, which the deputy publishes and every station sees
    await people.does('bureau.deputy', '审定发布');
    await expect.poll(async () => (await findCycle(database, cycle))?.status, PATIENCE).toBe('published');
    const board = await listBoard(database, cycle);
    expect(board.filter(({ place }) => place !== null)).toHaveLength(STATIONS.length - 1);
    expect(board.find(({ station }) => station === BAD)).toMatchObject({ grade: 'unqualified', place: STATIONS.length - 1 });
    expect(board.find(({ station }) => station === SLOW)).toMatchObject({ status: 'done', notSubmitted: false });
    expect(board.find(({ station }) => station === SILENT)).toMatchObject({ status: 'excused', place: null });
    await people.waitsFor(`${DEBATED}.head`, pages.of(DEBATED), '全市名次');
  });

  it('decides by the results which contract goes on', { timeout: 240_000 }, async () => {
    // given results that have reached both contracts while their renewal was open
    const { cycle } = pages;
    const { good, bad } = contracts;
    expect(await listResults(database, good)).toMatchObject([{ evaluationId: `${cycle}/${GOOD}`, grade: 'excellent', kind: 'final' }]);
    expect(await listResults(database, bad)).toMatchObject([{ evaluationId: `${cycle}/${BAD}`, grade: 'unqualified', kind: 'final' }]);
    await proposal(good, '又收到一次评估结果');
    await proposal(bad, '又收到一次评估结果');

    // when the deputy follows the proposals
    await people.does('bureau.deputy', '确认续签', {}, { on: [`/contracts/${good}`] });
    await people.does('bureau.deputy', '确认续签', {}, { on: [`/contracts/${bad}`] });
    // then one is drafted, judged and signed for another term, by the same instance
    await people.waitsFor('bureau.deputy', `/contracts/${good}`, '本期评估等次均可续签，没有违约');
    await people.does('bureau.desk', '起草协议', {}, { on: [`/contracts/${good}`] });
    await judgesAndSigns(office, good, GOOD);
    await expect.poll(async () => (await listTerms(database, good)).length, PATIENCE).toBe(2);
    expect(await findContract(database, good)).toMatchObject({ status: 'renewing', currentTerm: 2 });

    // and the other is over, and its cases are handed over
    await people.does(
      'bureau.desk',
      '移交个案',
      { toAgency: 'mingde', settlement: '总结由新机构代为整理。' },
      { on: [`/contracts/${bad}`] },
    );
    await people.waitsFor('bureau.deputy', `/contracts/${bad}`, '重新公开选定承接机构：本期有一次评估的等次按指标不予续签');
    await expect.poll(async () => await statusOf(database, contractInstance(bad)), PATIENCE).toBe('completed');
    expect(await findContract(database, bad)).toMatchObject({ status: 'ended' });
    expect(await statusOf(database, contractInstance(good))).toBe('active');
  });

  it('shows its pages on a desktop and a phone without overflow', { timeout: 240_000 }, async () => {
    await people.looksAt('bureau.desk', {
      evaluations: '/evaluations',
      board: pages.board,
      'station-debated': pages.of(DEBATED),
      'station-appealed': pages.of(APPEALING),
      'station-mended': pages.of(BAD),
      contracts: '/contracts?show=all',
      'contract-renewed': `/contracts/${contracts.good}`,
      'contract-next-term': `/contracts/${contracts.good}?term=2`,
      'contract-ended': `/contracts/${contracts.bad}`,
      calendar: '/contracts/calendar',
    });
    await people.looksAt(`${DEBATED}.head`, { 'station-own': pages.of(DEBATED) });
  });
});
