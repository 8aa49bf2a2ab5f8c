import { FeelFault } from '../feel-fault.ts';
import { programOf, type Instruction } from './pattern-program.ts';
import { readPattern } from './pattern-syntax.ts';

/** Where a pattern matched. Group 0 is the whole; a group that took no part is undefined. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/**
 * A regular expression that runs on an automaton instead of backtracking (Thompson, Pike): its time is at most the
 * text's length times the pattern's, so no pattern can hold a worker's thread. `spend` is told the work.
 */
export class BoundedPattern {
  readonly #program: readonly Instruction[];
  readonly #slots: Slots;
  readonly #isMultiline: boolean;

  /** Throws a `FeelFault` for a pattern that can't be read. */
  constructor(source: string, flags = '') {
    if (source.length > LONGEST_PATTERN) {
      throw new FeelFault(`模式“${source.slice(0, 40)}”超过 ${LONGEST_PATTERN} 个字符`);
    }
    if (/[^ims]/.test(flags)) {
      throw new FeelFault(`模式的标志“${flags}”不支持，可用的有 i、m、s`);
    }
    const { pattern, groups } = readPattern(source, [...new Set(flags)].join(''));
    this.#program = programOf(pattern);
    this.#slots = Array.from({ length: 2 * (groups + 1) }, () => undefined);
    this.#isMultiline = flags.includes('m');
  }

  test(text: string, spend?: (units: number) => void): boolean {
    return this.find(text, 0, spend) !== undefined;
  }

  /** The first match at or after an index: the one that a backtracking expression would find first. */
  find(text: string, from: number, spend?: (units: number) => void): PatternMatch | undefined {
    let threads: readonly Thread[] = [];
    let found: Slots | undefined;
    for (let index = from; index <= text.length; index += widthAt(text, index)) {
      const step: Step = { text, index, seen: new Set(), reached: [] };
      for (const thread of threads) {
        this.#follow(step, thread);
      }
      if (!found) {
        this.#follow(step, { at: 0, slots: this.#slots });
      }
      spend?.(1 + step.seen.size);
      const matching = step.reached.findIndex(({ at }) => this.#program[at]?.kind === 'match');
      found = step.reached[matching]?.slots ?? found;
      // What is behind a match is less preferred: it is given up.
      threads = this.#advance(step, matching < 0 ? step.reached : step.reached.slice(0, matching));
      if (found && threads.length === 0) {
        break;
      }
    }
    return found && matchOf(text, found);
  }

  /** Goes on from a thread to the characters that it waits for. */
  #follow(step: Step, { at, slots }: Thread): void {
    if (step.seen.has(at)) {
      return;
    }
    step.seen.add(at);
    const instruction = this.#program[at];
    switch (instruction?.kind) {
      case 'jump':
        return this.#follow(step, { at: instruction.to, slots });
      case 'split':
        this.#follow(step, { at: instruction.to[0], slots });
        return this.#follow(step, { at: instruction.to[1], slots });
      case 'save':
        return this.#follow(step, { at: at + 1, slots: slots.with(instruction.slot, step.index) });
      case 'position':
        return this.#holds(instruction.at, step) ? this.#follow(step, { at: at + 1, slots }) : undefined;
      default:
        step.reached.push({ at, slots });
    }
  }

  /** The threads whose character is the next one of the text. */
  #advance({ text, index }: Step, threads: readonly Thread[]): Thread[] {
    const character = text.slice(index, index + widthAt(text, index));
    return threads.flatMap(({ at, slots }) => {
      const instruction = this.#program[at];
      return index < text.length && instruction?.kind === 'character' && instruction.accepts(character) ? [{ at: at + 1, slots }] : [];
    });
  }

  #holds(position: (Instruction & { kind: 'position' })['at'], { text, index }: Step): boolean {
    switch (position) {
      case 'start':
        return index === 0 || (this.#isMultiline && text.charAt(index - 1) === '\n');
      case 'end':
        return index === text.length || (this.#isMultiline && text.charAt(index) === '\n');
      case 'boundary':
        return isWord(text.charAt(index - 1)) !== isWord(text.charAt(index));
      case 'noBoundary':
        return isWord(text.charAt(index - 1)) === isWord(text.charAt(index));
    }
  }
}

const LONGEST_PATTERN = 500;

/** Start and end of each group, as far as they are known. */
type Slots = readonly (number | undefined)[];

interface Thread {
  /** The instruction that is next. */
  readonly at: number;
  readonly slots: Slots;
}

interface Step {
  readonly text: string;
  readonly index: number;
  readonly seen: Set<number>;
  readonly reached: Thread[];
}

/** Characters are code points: one or two units of the text. */
function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

function isWord(character: string): boolean {
  return /^\w$/.test(character);
}

function matchOf(text: string, slots: Slots): PatternMatch {
  const groups = Array.from({ length: slots.length / 2 }, (_, group) => {
    const [start, end] = [slots[2 * group], slots[2 * group + 1]];
    return start === undefined || end === undefined ? undefined : text.slice(start, end);
  });
  return { start: slots[0] ?? 0, end: slots[1] ?? 0, groups };
}
