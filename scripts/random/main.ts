import { runCommand } from '../support/run-command.ts';
import { parseRandomArguments, type RandomArguments } from './arguments.ts';
import { checkModels, type CheckedModels } from './isolated/check-models.ts';
import { keepFound } from './keep-found.ts';
import type { EngineName } from './paths/engines.ts';

const HELP = `用法：npm run random -- [--models N] [--paths N] [--seed S] [--engine pure|temporal] [--json]

生成随机流程图和随机路径，用引擎运行，并与独立的参照实现（reference/）逐步核对。说明见 docs/how-to/find-a-disagreement.md。

  --models N         流程图数量（pure 默认 300，temporal 默认 10）
  --paths N          每个流程图的路径数（pure 默认 10，temporal 默认 2）
  --seed S           第一个流程图的种子；默认每次不同，并打印出来
  --engine pure      在内存中运行，参照实现核对每一步（默认）
  --engine temporal  在真实的服务器上运行同样的路径（不缓存工作流），与内存中的结果比较
  --json             每行一个 JSON 对象，最后一行是合计

没有不一致时退出码为 0。不一致会缩小后写入 test-artifacts/random/。`;

/** Every fourth path survives an interruption after each step of the engine. */
const ENGINES: readonly EngineName[] = ['atOnce', 'atOnce', 'atOnce', 'stepByStep'];

await runCommand(HELP, async () => {
  const options = parseRandomArguments(process.argv.slice(2));
  if (!options.json) console.log(`种子 ${options.seed}`);
  const begin = performance.now();
  const checked = options.engine === 'pure' ? await onPure(options) : await onTemporal(options);
  for (const one of checked.found) {
    const file = await keepFound(one);
    const { bpmn: _bpmn, scenario: _scenario, ...rest } = one;
    console.log(options.json ? JSON.stringify({ ...rest, file }) : `✗ 种子 ${one.seed}：${one.kind}\n    ${one.message}\n    ${file}`);
  }
  const { found, ...counts } = checked;
  const summary = { seed: options.seed, ...counts, disagreements: found.length, ms: Math.round(performance.now() - begin) };
  console.log(options.json ? JSON.stringify(summary) : describe(summary));
  if (found.length > 0) process.exitCode = 1;
});

function onPure({ models, paths, seed }: RandomArguments): Promise<CheckedModels> {
  return checkModels({ models, paths, seed, engines: ENGINES });
}

/** Loaded only when asked for: the engine in memory needs no server's libraries. */
async function onTemporal({ models, paths, seed }: RandomArguments): Promise<CheckedModels> {
  const { checkOnTemporal } = await import('./temporal/check-on-temporal.ts');
  return checkOnTemporal({ models, paths, seed });
}

type Summary = Omit<CheckedModels, 'found'> & { readonly seed: number; readonly disagreements: number; readonly ms: number };

function describe({ seed, models, paths, steps, abandoned, disagreements, features, ms }: Summary): string {
  const more = features.length === 0 ? '' : `（另含 ${features.join(' ')}）`;
  return `种子 ${seed}，流程图 ${models}${more}，路径 ${paths}（中途放弃 ${abandoned}），步骤 ${steps}，不一致 ${disagreements}，用时 ${(ms / 1000).toFixed(1)} 秒`;
}
