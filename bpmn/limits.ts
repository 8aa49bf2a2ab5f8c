/**
 * What a file may be at most. The numbers are far above any diagram that people can read and far below what would hurt
 * a server: parsing at the limits takes about a second.
 */
export interface Limits {
  /** Bytes of one file in UTF-8. */
  readonly fileBytes: number;
  /** Characters or bytes of all files of one deployment. */
  readonly totalSize: number;
  /** Files of one deployment. */
  readonly files: number;
  /** Nesting of XML elements. */
  readonly depth: number;
  /** Elements of the model that carry an id; shapes and waypoints of the picture don't count. */
  readonly elements: number;
  /** XML elements in all. */
  readonly tags: number;
  /** Characters of one FEEL expression. */
  readonly expressionLength: number;
  /** Problems listed in one deployment; the rest would help nobody. */
  readonly problems: number;
  /** Milliseconds until a compilation is given up. */
  readonly time: number;
}

export const defaultLimits: Limits = {
  fileBytes: 5 * 1024 * 1024,
  totalSize: 20 * 1024 * 1024,
  files: 100,
  depth: 200,
  elements: 20_000,
  tags: 300_000,
  expressionLength: 10_000,
  problems: 200,
  time: 10_000,
};
