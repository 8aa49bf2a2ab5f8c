// npm test: installs what the tests need, runs all of them, and closes with one line of counts.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBrowser } from './support/browser.mjs';
import { requireNode } from './support/node-version.mjs';
import { installPackages, PROJECT } from './support/packages.mjs';
import { runHere } from './support/run-steps.mjs';

const HELP = `用法：npm test [-- 测试文件…]

运行全部测试：单元、集成（真实的 PostgreSQL 和 Temporal）、浏览器、流程场景。
需要的软件会自动安装；最后一行是 N passed, N failed, N skipped。给出文件时只运行这些测试。`;

const SCENARIO_FOLDERS = ['processes', 'test/conformance'];
const REPORT = path.join(PROJECT, 'test-artifacts', 'vitest.json');
const NONE = { passed: 0, failed: 0, skipped: 0 };
const ONE_FAILED = { ...NONE, failed: 1 };

async function main() {
  const filters = process.argv.slice(2);
  if (filters.includes('--help')) {
    console.log(HELP);
    return NONE;
  }
  process.chdir(PROJECT);
  process.env.TZ = 'Asia/Shanghai';
  // vitest and vite need more than the software itself.
  if (!requireNode([20, 19], 'npm test') || !(await installPackages())) return ONE_FAILED;
  const { register } = await import('tsx/esm/api');
  register();
  const { findChromium } = await import('../test/support/find-chromium.ts');
  const browser = (await ensureBrowser(findChromium)) ? NONE : ONE_FAILED;
  const tests = await runVitest(filters);
  const scenarios = filters.length === 0 ? await runScenarios() : NONE;
  return [browser, tests, scenarios].reduce(add);
}

async function runVitest(filters) {
  mkdirSync(path.dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const vitest = path.join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await runHere(process.execPath, [
    ...[vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
    ...filters,
  ]);
  const counts = readReport();
  // A file that doesn't load or an unhandled error fails the run without failing a test.
  return code !== 0 && counts.failed === 0 ? add(counts, ONE_FAILED) : counts;
}

function readReport() {
  try {
    const report = JSON.parse(readFileSync(REPORT, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
  } catch {
    return NONE;
  }
}

/** Prints the scenarios that didn't pass. */
async function runScenarios() {
  console.log(`\n流程场景（${SCENARIO_FOLDERS.join('、')}）`);
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/scenarios/main.ts', ...SCENARIO_FOLDERS, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let counts = NONE;
  for await (const line of createInterface({ input: child.stdout })) counts = add(counts, countScenario(line));
  const code = await ended;
  console.log(`${counts.passed} 个场景通过，${counts.failed} 个未通过`);
  return code !== 0 && counts.failed === 0 ? add(counts, ONE_FAILED) : counts;
}

function countScenario(line) {
  const result = parseLine(line);
  if (result?.status === undefined) return NONE;
  if (result.status === 'passed') return { ...NONE, passed: 1 };
  console.log(`  ✗ ${result.file}  ${result.title}\n    ${result.status}：${result.detail}`);
  return ONE_FAILED;
}

function parseLine(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function add(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}

const total = await main();
if (!process.argv.includes('--help')) console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
