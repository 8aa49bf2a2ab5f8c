/** A drawing with the numbers behind it: `partials/chart.hbs` prints both, so that nobody depends on seeing shapes or colours. */
export interface Chart {
  readonly title: string;
  /** Trusted markup: everything from data is escaped. Colours are classes that follow the page's tokens. */
  readonly svg: string;
  /** Said instead of the drawing while there is nothing to draw. */
  readonly empty?: string | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What charts without numbers say when nothing better is known. */
export const NOTHING_TO_DRAW = '还没有可以画的数字。';

/** How something is meant: told by words too, never by colour alone. */
export type Tone = 'primary' | 'done' | 'warn' | 'problem' | 'quiet';

/** Points and counts as people write them: at most two decimals, none for nothing. */
export function figure(value: number | null): string {
  return value === null ? '暂无' : String(Math.round(value * 100) / 100);
}
