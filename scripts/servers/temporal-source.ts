/** One place where the program may come from; answers its path, or a reason why it can't be had there. */
export interface TemporalSource {
  /** As a person reads it: `Temporal 官网`. */
  readonly title: string;
  find(target: DownloadTarget): Promise<string>;
}

export interface DownloadTarget {
  /** Where a downloaded program is to be put. */
  readonly file: string;
  readonly environment: NodeJS.ProcessEnv;
}
