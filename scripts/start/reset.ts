import { rmSync } from 'node:fs';
import path from 'node:path';
import { localSettingsFile, readLocalSettings } from '../../config/local-settings.ts';
import { reachableFolder } from '../servers/reachable-folder.ts';

/** Removes what a start made, and nothing else: somebody may have pointed DATA_DIR at a folder with files of their own. */
export function reset(dataFolder: string): void {
  const folders = [postgresFolderOf(dataFolder), reachableFolder(path.join(dataFolder, 'postgres'))];
  for (const folder of folders) {
    for (const place of [folder, `${folder}.new`]) rmSync(place, { recursive: true, force: true });
  }
  for (const name of ['temporal', 'logs', 'files']) rmSync(path.join(dataFolder, name), { recursive: true, force: true });
  rmSync(localSettingsFile(dataFolder), { force: true });
}

/** A settings file that can't be read is a reason to reset, not one to refuse it. */
function postgresFolderOf(dataFolder: string): string {
  const usual = path.join(dataFolder, 'postgres');
  try {
    return readLocalSettings(dataFolder)?.postgresFolder ?? usual;
  } catch {
    return usual;
  }
}
