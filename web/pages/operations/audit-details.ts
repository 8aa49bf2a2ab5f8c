import type { InstanceOperation } from '../../../contract/instance-operation.ts';
import type { JsonObject } from '../../../contract/json.ts';

/** What the log keeps of an operation: which elements and which variables, never what is in them. */
export function auditDetails(operation: InstanceOperation): JsonObject {
  switch (operation.kind) {
    case 'cancel':
      return { reason: operation.reason };
    case 'suspend':
    case 'resume':
    case 'resolveIncidents':
      return {};
    case 'setVariables':
      return { variables: Object.keys(operation.variables), ...(operation.scope === undefined ? {} : { scope: operation.scope }) };
    case 'modify':
      return {
        activate: operation.activate.map(({ elementId }) => elementId),
        terminate: operation.terminate,
        ...(operation.variables === undefined ? {} : { variables: Object.keys(operation.variables) }),
      };
    case 'migrate':
      return { version: operation.definitionHash, mapping: operation.mapping };
    case 'restart':
      return operation.startAt === undefined ? {} : { activate: operation.startAt.map(({ elementId }) => elementId) };
  }
}
