import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { temporal } from '@temporalio/proto';
import { inject } from 'vitest';
import { searchAttributes } from '../../contract/process-instance.ts';
import './server-addresses.ts';

export interface TestTemporal {
  readonly address: string;
  /** Of this test file's own, with the project's search attributes: workflow ids can't clash with another file's. */
  readonly namespace: string;
  readonly taskQueue: string;
}

const { INDEXED_VALUE_TYPE_KEYWORD } = temporal.api.enums.v1.IndexedValueType;

/** A namespace and task queue of this test file's own on the shared server. Nothing needs to be removed afterwards. */
export async function createTestTemporal(): Promise<TestTemporal> {
  const { temporalAddress: address } = inject('servers');
  const namespace = `test-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(Object.values(searchAttributes).map((name) => [name, INDEXED_VALUE_TYPE_KEYWORD])),
    });
  } finally {
    await connection.close();
  }
  return { address, namespace, taskQueue: `test-${randomUUID()}` };
}
