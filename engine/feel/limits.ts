/**
 * What an expression may cost. A worker's thread runs many instances, so every expression ends within a few tens of
 * milliseconds, whatever its author wrote: beyond these bounds it is a fault. They count work and never look at a
 * clock, so that a replay ends where the first run did. `docs/feel.md` tells them to authors.
 */

/** Units one expression may spend; a unit is about as much work as looking up a variable. */
export const EXPRESSION_WORK = 500_000;

/** Units all expressions of one activation may spend together. */
export const ACTIVATION_WORK = 2_000_000;

/** Characters of a source; nobody writes longer ones by hand. */
export const LONGEST_SOURCE = 10_000;

/** Words, numbers, signs and texts of a source. The parser's time grows with the square of their number. */
export const MOST_TOKENS = 1_200;

/** Entries of all context literals of a source: what the parser finds hardest. */
export const MOST_ENTRIES = 250;

/** Brackets inside brackets. */
export const MOST_BRACKETS = 60;

/** Levels of a source's syntax tree, brackets or not. */
export const DEEPEST_SOURCE = 250;

/** Levels of syntax under way at once, the bodies of functions that call each other included. */
export const DEEPEST_CALL = 2_000;

/** Characters of a text that an expression makes. */
export const LONGEST_TEXT = 1_000_000;

/** Items of a list that an expression makes, and turns of one `for`. */
export const LONGEST_LIST = 100_000;

/** Lists and contexts inside each other. */
export const DEEPEST_VALUE = 100;

/** Characters of one unit of work when a text is read or made. */
export const CHARACTERS_A_UNIT = 50;

/** Units of reading, calculating or comparing a date, time or duration. */
export const TEMPORAL_WORK = 300;

/** Units of making one entry of a context. */
export const ENTRY_WORK = 5;
