/** What the hand-written process and whoever drives it agree on. */
export const HAND_WRITTEN_QUEUES = { sample: 'bench-hand-written-sample', tuned: 'bench-hand-written-tuned' } as const;
export type Style = keyof typeof HAND_WRITTEN_QUEUES;

export const COMPLETE_UPDATE = 'complete';

export interface Completion {
  readonly task: string;
  readonly variables: Readonly<Record<string, string | number>>;
}

export interface StartArguments {
  readonly risk: number;
}
