import { own } from '../../contract/own.ts';
import type { ProcessDefinition } from '../definition/process-definition.ts';
import type { ElementInstance, InstanceState } from '../state.ts';
import { completedProblems } from './check-completed.ts';
import { elementProblems } from './check-element.ts';
import { eventProblems } from './check-events.ts';
import { joinProblems } from './check-joins.ts';
import { listenerProblems } from './check-listeners.ts';
import { createElementMapping, type ElementMapping } from './element-mapping.ts';
import type { MigrationProblem } from './migration-problem.ts';

/** What becomes of an instance in another version. `problems` empty: it can be migrated. */
export interface MigrationPlan {
  readonly ok: boolean;
  readonly problems: readonly MigrationProblem[];
  /** Live element instances and the element of the target at which each goes on. */
  readonly elements: readonly { readonly key: string; readonly from: string; readonly to: string }[];
}

/**
 * Says beforehand, without changing anything, whether an instance can go on with another version of its process, and
 * otherwise everything that doesn't fit. Elements that aren't mapped keep their ids.
 */
export function planMigration(
  source: ProcessDefinition,
  state: InstanceState,
  target: ProcessDefinition,
  mapping: Readonly<Record<string, string>>,
): MigrationPlan {
  const ids = createElementMapping(source, target, mapping);
  const instances = Object.values(state.elements);
  const problems =
    source.processId === target.processId
      ? [...mappingProblems(ids, mapping), ...instances.flatMap((instance) => instanceProblems(ids, state, instance))]
      : [otherProcess(source, target)];
  return {
    ok: problems.length === 0,
    problems,
    elements: instances.map(({ key, elementId }) => ({ key, from: elementId, to: ids.idOf(elementId) })),
  };
}

function instanceProblems(ids: ElementMapping, state: InstanceState, instance: ElementInstance): readonly MigrationProblem[] {
  const own = [...(instance.role === 'process' ? [] : elementProblems(ids, state, instance)), ...listenerProblems(ids, instance)];
  // What an element listens for tells nothing once the element itself doesn't fit.
  return own.length > 0 ? own : [...eventProblems(ids, instance), ...joinProblems(ids, instance), ...completedProblems(ids, instance)];
}

function mappingProblems({ source, target }: ElementMapping, mapping: Readonly<Record<string, string>>): readonly MigrationProblem[] {
  return Object.entries(mapping).flatMap(([from, to]): readonly MigrationProblem[] => {
    if (!isIn(source, from)) {
      return [
        {
          kind: 'unknownSource',
          elementId: from,
          message: `映射中的“${from}”不在实例现在的版本里`,
          remedy: '删去这一条，或改成现有的元素或顺序流',
        },
      ];
    }
    return isIn(target, to)
      ? []
      : [
          {
            kind: 'unknownTarget',
            elementId: from,
            message: `“${from}”要对应的“${to}”不在新版本里`,
            remedy: '把它映射到新版本里的元素或顺序流',
          },
        ];
  });
}

function isIn(definition: ProcessDefinition, id: string): boolean {
  return (own(definition.elements, id) ?? own(definition.flows, id)) !== undefined;
}

function otherProcess(source: ProcessDefinition, target: ProcessDefinition): MigrationProblem {
  return {
    kind: 'otherProcess',
    elementId: source.processId,
    message: `“${target.processId}”是另一个流程，不是“${source.processId}”的版本`,
    remedy: '选择同一流程的版本',
  };
}
