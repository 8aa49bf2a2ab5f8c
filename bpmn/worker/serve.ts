import { parentPort } from 'node:worker_threads';
import { compileResources } from '../compile-resources.ts';
import { isCompileRequest, type CompileReply } from './messages.ts';

if (parentPort === null) throw new Error('This module serves the compiler in a worker thread.');
const port = parentPort;

port.on('message', (message: unknown) => {
  if (!isCompileRequest(message)) throw new Error('Not a compile request');
  const reply = (content: CompileReply): void => port.postMessage(content);
  compileResources(message.resources, message.limits).then(
    (result) => reply({ ok: true, result }),
    (error: unknown) => reply({ ok: false, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
