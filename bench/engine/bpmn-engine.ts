import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';

/** Runs one instance of the lifecycle diagram with `bpmn-engine`, completing user tasks as they come; answers how many. */
export async function runWithBpmnEngine(xml: string, variables: Readonly<Record<string, unknown>>): Promise<number> {
  const engine = new Engine({ name: 'lifecycle', source: xml });
  const listener = new EventEmitter();
  let completions = 0;
  listener.on('activity.wait', (waiting: { signal(message: unknown): void }) => {
    completions += 1;
    waiting.signal({ outcome: 'ok', note: 'n', score: completions });
  });
  // Signalling at once may end the instance before execute() answers, so its end is awaited from before.
  const ended = engine.waitFor('end');
  await engine.execute({ listener, variables: { ...variables } });
  await ended;
  return completions;
}
