import { FeelFault } from '../feel-fault.ts';
import type { Pattern } from './pattern-syntax.ts';

/** One instruction of the automaton; what has no `to` goes on to the next one. */
export type Instruction =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  /** Both ways at once; the first is preferred. */
  | { readonly kind: 'split'; readonly to: readonly [number, number] }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'position'; readonly at: (Pattern & { kind: 'position' })['at'] }
  | { readonly kind: 'match' };

/** Turns a pattern into instructions (Thompson's construction). Counted repeats are written out, so their number is limited. */
export function programOf(pattern: Pattern): readonly Instruction[] {
  const assembler: Assembler = { program: [], parts: 0 };
  emit(assembler, { kind: 'group', of: pattern, index: 0 });
  assembler.program.push({ kind: 'match' });
  return assembler.program;
}

interface Assembler {
  readonly program: Instruction[];
  /** Parts written out, those that come to no instruction included. */
  parts: number;
}

const MOST_PARTS = 1_000;

function emit(assembler: Assembler, pattern: Pattern): void {
  const { program } = assembler;
  assembler.parts += 1;
  if (assembler.parts > MOST_PARTS) {
    throw new FeelFault('模式太大：写明的重复次数太多');
  }
  switch (pattern.kind) {
    case 'character':
    case 'position':
      program.push(pattern);
      return;
    case 'sequence':
      pattern.parts.forEach((part) => {
        emit(assembler, part);
      });
      return;
    case 'group':
      program.push({ kind: 'save', slot: 2 * pattern.index });
      emit(assembler, pattern.of);
      program.push({ kind: 'save', slot: 2 * pattern.index + 1 });
      return;
    case 'choice':
      return emitChoice(assembler, pattern.options);
    case 'repeat':
      return emitRepeat(assembler, pattern);
  }
}

function emitChoice(assembler: Assembler, options: readonly Pattern[]): void {
  const { program } = assembler;
  const ends: number[] = [];
  options.forEach((option, index) => {
    const split = index < options.length - 1 ? reserve(program) : undefined;
    emit(assembler, option);
    if (split !== undefined) {
      ends.push(reserve(program));
      program[split] = { kind: 'split', to: [split + 1, program.length] };
    }
  });
  for (const end of ends) {
    program[end] = { kind: 'jump', to: program.length };
  }
}

function emitRepeat(assembler: Assembler, { of, least, most, isLazy }: Pattern & { kind: 'repeat' }): void {
  const { program } = assembler;
  for (let count = 0; count < least; count += 1) {
    emit(assembler, of);
  }
  const splits: number[] = [];
  for (let count = least; count < (most ?? least + 1); count += 1) {
    splits.push(reserve(program));
    emit(assembler, of);
  }
  if (most === null) {
    program.push({ kind: 'jump', to: splits[0] ?? 0 });
  }
  for (const split of splits) {
    const [into, past] = [split + 1, program.length];
    program[split] = { kind: 'split', to: isLazy ? [past, into] : [into, past] };
  }
}

/** Holds a place for an instruction whose target isn't known yet. */
function reserve(program: Instruction[]): number {
  return program.push({ kind: 'match' }) - 1;
}
