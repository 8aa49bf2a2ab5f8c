import { loadConfig } from '../../config/config.ts';
import { prepareData } from '../../scripts/start/prepare-data.ts';
import { prepareSystem, type System } from '../../scripts/system/system.ts';

/** The software as it runs for people: servers, processes and demo data, on ports and folders of its own. */
export async function startWholeSystem(): Promise<System> {
  const system = await prepareSystem();
  await prepareData(loadConfig(system.environment), { demo: true });
  await system.start('worker');
  await system.start('web');
  return system;
}
