import { join } from 'node:path';
import { runIsolated } from '../../scenarios/isolated/run-isolated.ts';
import type { ScenarioResult } from '../../scenarios/run/result.ts';
import { runTemporal } from '../../scenarios/temporal/run-temporal.ts';
import { WAITS_TOO_LONG, type RecordedResult } from './recorded-result.ts';
import type { ScenarioVersion } from './scenario-version.ts';

/** What both engines said of one version: `onServers` is absent when it waits too long for real. */
export interface RunVersion {
  readonly recorded: RecordedResult;
  readonly inMemory: ScenarioResult;
  readonly onServers: ScenarioResult | undefined;
}

/** Runs scenarios in memory and then on servers; tells each as soon as both are known. */
export async function runVersions(versions: readonly ScenarioVersion[], root: string, onRun: (run: RunVersion) => void): Promise<void> {
  const ofFile = new Map(versions.map((version) => [join(root, version.scenario), version]));
  const inMemory = new Map((await runIsolated([...ofFile.keys()])).map((result) => [result.file, result]));

  const tell = (file: string, onServers: ScenarioResult | undefined): void => {
    const [version, result] = [ofFile.get(file), inMemory.get(file)];
    if (version === undefined || result === undefined) throw new Error(`${file} was not asked for`);
    const { scenario, fingerprint } = version;
    const temporal = onServers?.status ?? WAITS_TOO_LONG;
    onRun({ recorded: { scenario, fingerprint, pure: result.status, temporal }, inMemory: result, onServers });
  };
  const real: string[] = [];
  for (const [file, { waitsTooLong }] of ofFile) {
    if (waitsTooLong) tell(file, undefined);
    else real.push(file);
  }
  if (real.length > 0) await runTemporal(real, { onResult: (result) => tell(result.file, result) });
}
