import { getExternalWorkflowHandle, isCancellation, TemporalFailure } from '@temporalio/workflow';

/** Signals another instance. False when it isn't running any more. */
export async function signalUnlessClosed(workflowId: string, signal: string, argument: unknown): Promise<boolean> {
  return await unlessClosed(getExternalWorkflowHandle(workflowId).signal(signal, argument));
}

/** Asks another instance to end. False when it isn't running any more. */
export async function cancelUnlessClosed(workflowId: string): Promise<boolean> {
  return await unlessClosed(getExternalWorkflowHandle(workflowId).cancel());
}

/** Temporal delivers these reliably; the only failure it reports is that nobody is there. */
async function unlessClosed(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof TemporalFailure && !isCancellation(error)) return false;
    throw error;
  }
}
