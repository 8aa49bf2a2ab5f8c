/**
 * Temporal (or every worker) could not be reached in time. Whether the request took effect is unknown, so it may be
 * sent again with the same update or request id and happens once at most.
 */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';

  constructor(cause: unknown) {
    super('The process engine did not answer in time', { cause });
  }
}
