import { own } from '../../contract/own.ts';
import type { ElementInstance } from '../state.ts';
import type { ElementMapping } from './element-mapping.ts';
import type { MigrationProblem } from './migration-problem.ts';

/** What keeps the tokens at the joins of a scope instance from waiting on at the joins of the target. */
export function joinProblems(ids: ElementMapping, scope: ElementInstance): readonly MigrationProblem[] {
  return Object.entries(scope.joins ?? {}).flatMap(([gatewayId, counts]) => {
    const arrived = Object.keys(counts);
    const misfit = arrived.length === 0 ? undefined : misfitOf(ids, scope, gatewayId, arrived);
    if (misfit === undefined) {
      return [];
    }
    const name = own(ids.source.elements, gatewayId)?.name ?? gatewayId;
    const message = `已有分支到达汇合网关“${name}”，${misfit}`;
    return [
      {
        kind: 'joinChanged' as const,
        elementId: gatewayId,
        elementInstance: scope.key,
        message,
        remedy: '把网关和到达它的顺序流映射到新版本里对应的，或等它汇合以后再迁移',
      },
    ];
  });
}

function misfitOf(ids: ElementMapping, scope: ElementInstance, gatewayId: string, arrived: readonly string[]): string | undefined {
  const before = own(ids.source.elements, gatewayId);
  const after = ids.elementOf(gatewayId);
  if (after?.type !== before?.type || after === undefined) {
    return '而新版本里没有对应的网关';
  }
  if (after.scope !== ids.idOf(scope.elementId)) {
    return '而新版本里它属于另一个流程范围';
  }
  const flows = arrived.map(ids.idOf);
  const missing = flows.find((id) => !after.incoming.includes(id));
  if (missing !== undefined) {
    return `而新版本里没有顺序流“${missing}”通向它`;
  }
  if (new Set(flows).size < flows.length) {
    return '而其中两条顺序流对应新版本里的同一条';
  }
  return after.incoming.every((id) => flows.includes(id)) ? '而新版本里它已经没有要等的分支' : undefined;
}
