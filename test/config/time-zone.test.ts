import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const TIME_ZONE_MODULE = new URL('../../config/time-zone.ts', import.meta.url).href;
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A process of its own, because Node reads TZ once it has been asked for a date. */
function hourInProcess(timeZone: string, before: string): string {
  const program = `import { pinTimeZone } from ${JSON.stringify(TIME_ZONE_MODULE)};
    ${before}
    pinTimeZone();
    console.log(new Date('2026-03-02T01:00:00Z').getHours());`;
  const result = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, TZ: timeZone },
  });
  return result.stdout.trim() === '' ? result.stderr : result.stdout.trim();
}

describe('pinTimeZone', () => {
  it('makes a process that was started in another zone count in Asia/Shanghai', () => {
    expect(hourInProcess('America/New_York', '')).toBe('9');
  });

  it('takes hold even after a date was used', () => {
    expect(hourInProcess('UTC', 'new Date().getHours();')).toBe('9');
  });
});
