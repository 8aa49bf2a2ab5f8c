import { OperatorError } from '../../../config/operator-error.ts';
import type { IsolatedOptions } from '../isolated/run-isolated.ts';
import type { ScenarioResult } from '../run/result.ts';

export async function runTemporal(
  _files: readonly string[],
  _options: Pick<IsolatedOptions, 'onResult'>,
): Promise<readonly ScenarioResult[]> {
  throw new OperatorError('还不能在 Temporal 上运行情景', ['先用 --engine pure']);
}
