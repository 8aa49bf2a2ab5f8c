import type { ProcessDefinition } from '../../engine/definition/process-definition.ts';
import { startTriggersOf } from '../../engine/definition/start-triggers.ts';
import type { CompiledProcess } from '../compile-resources.ts';
import type { Problem } from '../problem.ts';

/** Ids of the deployed processes that begin with a message of a name. */
export type MessageStarters = (messageName: string) => readonly string[] | Promise<readonly string[]>;

/** Rule `message-start`: a message has one recipient, so of two processes that begin with it only the first by id does. */
export async function sharedMessageStarts(
  processes: readonly CompiledProcess[],
  deployed: MessageStarters = () => [],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { definition, resource } of processes) {
    for (const { elementId, name } of messageStartsOf(definition)) {
      const others = processes.filter((process) => messageStartsOf(process.definition).some((start) => start.name === name));
      const ids = new Set([...others.map((process) => process.definition.processId), ...(await deployed(name)), definition.processId]);
      if (ids.size === 1) continue;
      const sorted = [...ids].sort();
      problems.push({
        severity: 'warning',
        rule: 'message-start',
        element: elementId,
        resource,
        message: `消息“${name}”会启动几个流程：${sorted.join('、')}。一条消息只启动一个，即编号最前的“${sorted[0] ?? ''}”。`,
        remedy: '请给各流程使用不同的消息名称；要同时启动几个流程，请改用信号。',
      });
    }
  }
  return problems;
}

function messageStartsOf(definition: ProcessDefinition): readonly { readonly elementId: string; readonly name: string }[] {
  return startTriggersOf(definition).flatMap(({ elementId, event }) =>
    event.kind === 'message' && event.messageName.kind === 'literal' && typeof event.messageName.value === 'string'
      ? [{ elementId, name: event.messageName.value }]
      : [],
  );
}
