import type { ActivateInstruction, Modification } from '../../contract/modification.ts';
import { ROOT_KEY } from '../activation.ts';
import { repeats } from '../definition/element-definition.ts';
import type { ProcessDefinition } from '../definition/process-definition.ts';
import { findScopes } from '../find-scopes.ts';
import type { ElementInstance, InstanceState } from '../state.ts';
import { scopesAround } from './activatable-element.ts';
import { chooseScope, liveScopesFrom } from './choose-scope.ts';
import { ModificationRefusal, type ModificationPlan } from './modification-plan.ts';
import { StartPointTree } from './start-point-tree.ts';

/** Whether a modification can be made, and what it comes to. Changes nothing. */
export function planModification(definition: ProcessDefinition, state: InstanceState, modification: Modification): ModificationPlan {
  return refusable(() => {
    const { activate, terminate, variables } = modification;
    if (activate.length === 0 && terminate.length === 0 && variables === undefined) {
      throw new ModificationRefusal('没有指定要启动或结束的活动');
    }
    const ended = terminate.flatMap((named) => terminated(state, named));
    const tree = new StartPointTree();
    for (const instruction of activate) {
      const around = scopesAround(definition, instruction.elementId);
      const host = chooseScope(state, around, instruction, new Set(ended));
      const path = around.slice(around.indexOf(host.elementId) + 1);
      assertOpenable(definition, path, instruction);
      const live = liveScopesFrom(state, host);
      assertScopes(instruction, [...live.map(({ elementId }) => elementId), ...path]);
      tree.add(host.key, path, instruction);
      setLive(tree, live, instruction);
    }
    return { ok: true, entries: tree.entries(), variables: tree.variables(), terminated: ended };
  });
}

/** The same for an instance that doesn't run yet: every scope is new, and the process instance is the outermost. */
export function planStart(definition: ProcessDefinition, activate: readonly ActivateInstruction[]): ModificationPlan {
  return refusable(() => {
    const tree = new StartPointTree();
    for (const instruction of activate) {
      if (instruction.scope !== undefined) {
        throw new ModificationRefusal('流程实例还没有开始，不能指定作用域的实例键');
      }
      const path = scopesAround(definition, instruction.elementId).slice(1);
      assertOpenable(definition, path, instruction);
      assertScopes(instruction, path);
      tree.add(ROOT_KEY, path, instruction);
    }
    return { ok: true, entries: tree.entries(), variables: [], terminated: [] };
  });
}

/** Inner instances of a multi-instance or loop belong to an item or a turn: nobody can say which one a new one would be for. */
function assertOpenable(definition: ProcessDefinition, path: readonly string[], { elementId }: ActivateInstruction): void {
  for (const id of path) {
    const scope = definition.elements[id];
    if (scope && repeats(scope)) {
      throw new ModificationRefusal(`元素“${elementId}”在多实例或循环“${scope.name ?? id}”中，请指定其中一个内层实例的键`);
    }
  }
}

function assertScopes({ elementId, variables = {} }: ActivateInstruction, around: readonly string[]): void {
  const unknown = Object.keys(variables).find((id) => id !== elementId && !around.includes(id));
  if (unknown !== undefined) {
    throw new ModificationRefusal(`“${unknown}”不是元素“${elementId}”本身或它外层的作用域，不能放变量`);
  }
}

function setLive(tree: StartPointTree, live: readonly ElementInstance[], { variables = {} }: ActivateInstruction): void {
  for (const { key, elementId } of live) {
    const own = variables[elementId];
    if (own !== undefined) {
      tree.setLive(key, own);
    }
  }
}

function terminated(state: InstanceState, named: string): readonly string[] {
  const found = findScopes(state, named).map(({ key }) => key);
  if (found.length === 0) {
    throw new ModificationRefusal(`活动“${named}”已经结束或不存在`);
  }
  if (found.includes(ROOT_KEY)) {
    throw new ModificationRefusal('要结束整个流程实例，请使用取消');
  }
  return found;
}

function refusable(plan: () => ModificationPlan): ModificationPlan {
  try {
    return plan();
  } catch (error) {
    if (error instanceof ModificationRefusal) {
      return { ok: false, message: error.message };
    }
    throw error;
  }
}
