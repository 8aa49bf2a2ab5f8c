import type { ActivateInstruction } from '../../contract/modification.ts';
import type { ElementInstance, InstanceState } from '../state.ts';
import { ModificationRefusal } from './modification-plan.ts';

/**
 * The live scope instance in which a token begins: the one that is named, or the innermost there is. `around` holds the
 * scopes of the element from the outside in; those inside the chosen one are opened. What is being terminated doesn't count.
 */
export function chooseScope(
  state: InstanceState,
  around: readonly string[],
  { elementId, scope }: ActivateInstruction,
  terminated: ReadonlySet<string>,
): ElementInstance {
  const open = Object.values(state.elements).filter((instance) => isOpenScope(state, instance, terminated));
  if (scope !== undefined) {
    const named = open.find(({ key }) => key === scope);
    if (!named || !around.includes(named.elementId)) {
      throw new ModificationRefusal(`“${scope}”不是元素“${elementId}”外层的、正在运行的作用域实例`);
    }
    return named;
  }
  for (const id of around.toReversed()) {
    const [first, ...others] = open.filter((instance) => instance.elementId === id);
    if (first && others.length > 0) {
      throw new ModificationRefusal(`“${id}”有 ${others.length + 1} 个正在运行的实例，请指定元素“${elementId}”属于其中哪一个`);
    }
    if (first) {
      return first;
    }
  }
  throw new ModificationRefusal('流程实例还没有真正开始，请先解决它的异常');
}

/** A scope instance and those around it, from the inside out. */
export function liveScopesFrom(state: InstanceState, scope: ElementInstance): readonly ElementInstance[] {
  const around = scope.parent === null ? undefined : state.elements[scope.parent];
  const outer = around ? liveScopesFrom(state, around) : [];
  return scope.role === 'multiInstanceBody' ? outer : [scope, ...outer];
}

function isOpenScope(state: InstanceState, instance: ElementInstance, terminated: ReadonlySet<string>): boolean {
  if (instance.role === 'multiInstanceBody' || instance.role === 'compensation' || instance.status !== 'active') {
    return false;
  }
  for (let at: ElementInstance | undefined = instance; at; at = at.parent === null ? undefined : state.elements[at.parent]) {
    if (terminated.has(at.key)) {
      return false;
    }
  }
  return true;
}
