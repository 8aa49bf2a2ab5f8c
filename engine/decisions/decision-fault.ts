/** A decision or its data at fault; turned into a result, never leaves this folder. */
export class DecisionFault extends Error {}

/** Runs `work`; a fault in it says where it was met. */
export function within<Result>(place: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    // What calls itself would repeat its name on every level.
    if (!(error instanceof DecisionFault) || error.message.startsWith(`${place}：`)) throw error;
    throw new DecisionFault(`${place}：${error.message}`);
  }
}
