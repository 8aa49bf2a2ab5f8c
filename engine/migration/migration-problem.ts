/** Why an instance can't go on with another version as it stands. */
export interface MigrationProblem {
  readonly kind: MigrationProblemKind;
  /** Id in the version that the instance runs now. */
  readonly elementId: string;
  /** Key of the element instance that is concerned; absent when the mapping itself is wrong. */
  readonly elementInstance?: string;
  /** In Chinese, for people. */
  readonly message: string;
  readonly remedy: string;
}

export type MigrationProblemKind =
  | 'otherProcess'
  | 'unknownSource'
  | 'unknownTarget'
  | 'elementMissing'
  | 'typeChanged'
  | 'scopeChanged'
  | 'multiInstanceChanged'
  | 'workChanged'
  | 'eventKindChanged'
  | 'interruptingChanged'
  | 'eventMoved'
  | 'sharedTarget'
  | 'joinChanged'
  | 'completedChanged';

/** The first problems as one text; undefined when there are none. */
export function describeProblems(problems: readonly MigrationProblem[]): string | undefined {
  if (problems.length === 0) {
    return undefined;
  }
  const shown = problems.slice(0, SHOWN).map(({ message, remedy }) => `${message}（${remedy}）`);
  const more = problems.length > SHOWN ? [`另有 ${problems.length - SHOWN} 处`] : [];
  return `不能迁移：${[...shown, ...more].join('；')}`;
}

const SHOWN = 5;
