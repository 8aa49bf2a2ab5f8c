import { runCommand } from '../support/run-command.ts';
import { parseScenarioArguments } from './arguments.ts';
import { findScenarios } from './find-scenarios.ts';
import { runIsolated } from './isolated/run-isolated.ts';
import { jsonReport, textReport } from './report.ts';
import { summarize, type ScenarioResult } from './run/result.ts';

const HELP = `用法：npm run scenarios -- PATH… [--engine pure|temporal] [--json]

运行情景文件（*.scenario.json）；PATH 是文件，或在其中查找它们的文件夹。写法见 docs/scenarios.md。

  --engine pure      在内存中用虚拟时钟推进（默认）
  --engine temporal  在真实的服务器、工作进程和 PostgreSQL 上运行，advance 真的等待
  --json             每行一个 JSON 对象，最后一行是合计

全部通过时退出码为 0。一个情景出错、崩溃或死循环不影响其他情景。`;

await runCommand(HELP, async () => {
  const { paths, engine, json } = parseScenarioArguments(process.argv.slice(2));
  const files = await findScenarios(paths);
  const report = json ? jsonReport : textReport;
  const onResult = (result: ScenarioResult): void => console.log(report.result(result));
  const results = engine === 'pure' ? await runIsolated(files, { onResult }) : await runOnTemporal(files, onResult);
  const summary = summarize(results);
  console.log(report.summary(summary));
  if (summary.passed < results.length) process.exitCode = 1;
});

/** Loaded only when asked for: the engine in memory needs no server's libraries. */
async function runOnTemporal(files: readonly string[], onResult: (result: ScenarioResult) => void): Promise<readonly ScenarioResult[]> {
  const { runTemporal } = await import('./temporal/run-temporal.ts');
  return runTemporal(files, { onResult });
}
