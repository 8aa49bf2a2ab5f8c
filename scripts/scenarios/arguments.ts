import { parseArgs } from 'node:util';
import { OperatorError } from '../../config/operator-error.ts';

export interface ScenarioArguments {
  readonly paths: readonly string[];
  readonly engine: 'pure' | 'temporal';
  readonly json: boolean;
}

/** Reads the command line; what it can't mean is the operator's to mend. */
export function parseScenarioArguments(args: readonly string[]): ScenarioArguments {
  const { values, positionals } = parse(args);
  const { engine, json } = values;
  if (engine !== 'pure' && engine !== 'temporal') throw new OperatorError(`不认识的引擎：${engine}`, ['--engine 后面写 pure 或 temporal']);
  if (positionals.length === 0) {
    throw new OperatorError('没有指定情景文件', ['用法：npm run scenarios -- PATH… [--engine pure|temporal] [--json]']);
  }
  return { paths: positionals, engine, json };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { engine: { type: 'string', default: 'pure' }, json: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error), ['npm run scenarios -- --help 说明用法']);
  }
}
