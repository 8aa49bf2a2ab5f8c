import { z } from 'zod';
import { pinTimeZone } from '../../../config/time-zone.ts';
import { openPureDriver } from '../pure/open-pure-driver.ts';
import { runScenario } from '../run/run-scenario.ts';
import type { RunnerReply } from './messages.ts';

/** A process that runs one scenario after the other; its parent ends it when a scenario takes too long. */
const request = z.strictObject({ file: z.string() });

pinTimeZone();
process.on('message', (message) => {
  const { file } = request.parse(message);
  void runScenario(file, openPureDriver).then((result) => reply({ kind: 'result', result }));
});
process.on('disconnect', () => process.exit());
reply({ kind: 'ready' });

function reply(content: RunnerReply): void {
  process.send?.(content);
}
