import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { openDatabase } from '../../db/connection.ts';
import { HAND_WRITTEN_QUEUES, type Style } from './contract.ts';
import { createInbox, moveInbox, type InboxMove } from './inbox.ts';

/** The worker of one style of the hand-written lifecycle: `worker.ts sample|tuned`, servers from the environment. */
const style: Style = process.argv[2] === 'tuned' ? 'tuned' : 'sample';
const database = openDatabase(required('DATABASE_URL'));
await createInbox(database);
const connection = await NativeConnection.connect({ address: required('TEMPORAL_ADDRESS') });
const worker = await Worker.create({
  connection,
  taskQueue: HAND_WRITTEN_QUEUES[style],
  workflowsPath: fileURLToPath(new URL('workflows.ts', import.meta.url)),
  activities: { moveInbox: (move: InboxMove) => moveInbox(database, move) },
});
await worker.run();
await connection.close();
await database.destroy();

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} isn't set`);
  }
  return value;
}
