import { parseArgs } from 'node:util';
import { OperatorError } from '../../config/operator-error.ts';

/** `write`: the page from the results that there are; `run`: first run what has none, or all scenarios; `check`: only look. */
export type SupportArguments =
  { readonly command: 'write' } | { readonly command: 'run'; readonly all: boolean } | { readonly command: 'check' };

/** Reads the command line; what it can't mean is the operator's to mend. */
export function parseSupportArguments(args: readonly string[]): SupportArguments {
  const { run, all, check } = parse(args);
  if (check && (run || all)) throw new OperatorError('--check 只检查，不能与 --run 或 --all 一起使用', ['只写其中一个']);
  if (check) return { command: 'check' };
  return run || all ? { command: 'run', all } : { command: 'write' };
}

function parse(args: readonly string[]) {
  const option = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args: [...args], options: { run: option, all: option, check: option } }).values;
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error), ['npm run bpmn-support -- --help 列出参数']);
  }
}
