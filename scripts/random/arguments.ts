import { parseArgs } from 'node:util';
import { OperatorError } from '../../config/operator-error.ts';

export interface RandomArguments {
  readonly models: number;
  readonly paths: number;
  readonly seed: number;
  readonly engine: 'pure' | 'temporal';
  readonly json: boolean;
}

/** Reads the command line; without a seed there is a fresh one. */
export function parseRandomArguments(args: readonly string[]): RandomArguments {
  const { models, paths, seed, engine, json } = parse(args);
  if (engine !== 'pure' && engine !== 'temporal') throw new OperatorError(`不认识的引擎：${engine}`, ['--engine 后面写 pure 或 temporal']);
  const defaults = engine === 'pure' ? { models: 300, paths: 10 } : { models: 10, paths: 2 };
  return {
    models: numberOf('models', models) ?? defaults.models,
    paths: numberOf('paths', paths) ?? defaults.paths,
    seed: numberOf('seed', seed) ?? Date.now() % 1_000_000_000,
    engine,
    json,
  };
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new OperatorError(`--${name} 不是非负整数：${text}`, [`例如 --${name} 100`]);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        models: { type: 'string' },
        paths: { type: 'string' },
        seed: { type: 'string' },
        engine: { type: 'string', default: 'pure' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error), ['npm run random -- --help 说明用法']);
  }
}
