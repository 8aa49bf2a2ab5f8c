import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OperatorError } from '../../config/operator-error.ts';
import { runCommand } from '../support/run-command.ts';
import { supportDocument } from './document.ts';
import { DOCUMENT, PROJECT } from './places.ts';
import { readEvidence } from './read-evidence.ts';

const HELP = `用法：npm run bpmn-support [-- --check]

根据编译器的登记表和 test/conformance 的全部情景重写 docs/bpmn-support.md：
每一种 BPMN 类型和事件是执行、仅作说明还是拒绝，有哪些情景用到它。

  --check   不写文件；文档过时时退出码为 1`;

await runCommand(HELP, async () => {
  const check = readArguments(process.argv.slice(2));
  const name = path.relative(PROJECT, DOCUMENT);
  const wanted = supportDocument(await readEvidence());
  const isCurrent = (await readFile(DOCUMENT, 'utf8').catch(() => undefined)) === wanted;
  if (!check) await writeFile(DOCUMENT, wanted);
  else if (!isCurrent) throw new OperatorError(`${name} 已过时`, ['运行 npm run bpmn-support，并提交改动']);
  console.log(isCurrent ? `${name} 是最新的` : `已写入 ${name}`);
});

/** Whether only to check. */
function readArguments(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { check: { type: 'boolean', default: false } } }).values.check;
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error), ['npm run bpmn-support -- --help 列出参数']);
  }
}
