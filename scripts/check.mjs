// npm run check: everything that can be said about the code without running it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { requireNode } from './support/node-version.mjs';
import { installPackages, PROJECT } from './support/packages.mjs';
import { runQuietly } from './support/run-steps.mjs';

const HELP = `用法：npm run check

检查代码，不运行测试：类型、规范、模块之间的引用、无用代码、格式、流程包。
全部通过时退出码为 0。`;

const ROOMS = [
  ...['activities', 'bench', 'bpmn', 'client', 'codec', 'config', 'contract', 'db', 'deployment', 'domain'],
  ...['engine', 'migrations', 'reconcile', 'reference', 'scripts', 'test', 'web', 'workers', 'workflows'],
].filter((room) => existsSync(path.join(PROJECT, room)));

const STEPS = [
  { title: '规范 eslint', command: tool('eslint'), args: ['--max-warnings', '0', '.'] },
  { title: '类型 tsc', command: tool('tsc'), args: ['-p', '.'] },
  { title: '类型 tsc（浏览器端）', command: tool('tsc'), args: ['-p', 'web/browser'] },
  { title: '引用规则 dependency-cruiser', command: tool('depcruise'), args: ['--config', '.dependency-cruiser.cjs', ...ROOMS] },
  { title: '无用代码 knip', command: tool('knip'), args: ['--no-progress'] },
  { title: '格式 prettier', command: tool('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
  { title: '流程包 deploy --check', command: process.execPath, args: ['--import', 'tsx', 'scripts/deploy.ts', '--check', 'processes'] },
];

/** Two cores: a third program at once would only wait. */
const AT_ONCE = 2;

function tool(name) {
  return path.join(PROJECT, 'node_modules', '.bin', name);
}

async function main() {
  if (process.argv.includes('--help')) {
    console.log(HELP);
    return true;
  }
  process.chdir(PROJECT);
  if (!requireNode([20, 19], 'npm run check') || !(await installPackages())) return false;
  const waiting = [...STEPS];
  const results = [];
  async function takeTurns() {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const result = await runQuietly(step);
      results.push(result);
      console.log(`${result.ok ? '✓' : '✗'} ${result.title}  ${result.seconds.toFixed(1)} s`);
      if (!result.ok) console.log(result.output.trimEnd());
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  const failed = results.filter(({ ok }) => !ok);
  console.log(failed.length === 0 ? '\n检查全部通过' : `\n没有通过：${failed.map(({ title }) => title).join('、')}`);
  return failed.length === 0;
}

process.exitCode = (await main()) ? 0 : 1;
