import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OperatorError } from '../../config/operator-error.ts';
import { runCommand } from '../support/run-command.ts';
import { parseSupportArguments } from './arguments.ts';
import { supportDocument } from './document.ts';
import { DOCUMENT, PROJECT, RESULTS } from './places.ts';
import { readEvidence } from './read-evidence.ts';
import { readVersions } from './read-versions.ts';
import { refreshResults } from './refresh-results.ts';
import { freshResults } from './results/recorded-result.ts';
import { readResults } from './results/results-file.ts';
import { shortcomings } from './shortcomings.ts';

const HELP = `用法：npm run bpmn-support [-- --run [--all] | --check]

根据编译器的登记表、test/conformance 的全部场景和它们在两个引擎上的运行结果重写 docs/bpmn-support.md：
每一种 BPMN 类型和事件是执行、仅作说明还是拒绝，有哪些场景用到它，在内存中和在服务器上各通过多少。

  --run     先在内存中和真实的服务器上运行文件有改动的场景（test/conformance 和 processes），
            结果写入 docs/scenario-results.jsonl
  --all     与 --run 相同，但全部重新运行
  --check   不写文件，也不运行

文档过时、有场景没有当前的结果或没有通过、或执行的元素没有在两个引擎上都通过的场景时，退出码为 1。`;

const ADVICE = ['运行 npm run bpmn-support -- --run，并提交改动'];

await runCommand(HELP, async () => {
  const options = parseSupportArguments(process.argv.slice(2));
  const versions = await readVersions();
  if (options.command === 'run') await refreshResults(versions, options.all);
  const evidence = await readEvidence();
  const results = freshResults(await readResults(RESULTS), versions);

  const name = path.relative(PROJECT, DOCUMENT);
  const wanted = supportDocument(evidence, results);
  const isCurrent = (await readFile(DOCUMENT, 'utf8').catch(() => undefined)) === wanted;
  if (options.command !== 'check') await writeFile(DOCUMENT, wanted);
  else if (!isCurrent) throw new OperatorError(`${name} 已过时`, ADVICE);
  console.log(isCurrent ? `${name} 是最新的` : `已写入 ${name}`);

  const wrong = shortcomings(versions, evidence, results);
  if (wrong.length > 0) throw new OperatorError(wrong.join('\n'), ADVICE);
});
