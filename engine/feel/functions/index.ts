import type { FeelFunction } from '../values/feel-value.ts';
import { contexts } from './contexts.ts';
import { conversion } from './conversion.ts';
import { lists } from './lists.ts';
import { logic } from './logic.ts';
import { numbers } from './numbers.ts';
import { patterns } from './patterns.ts';
import { ranges } from './ranges.ts';
import { statistics } from './statistics.ts';
import { strings } from './strings.ts';
import { temporals } from './temporals.ts';

/** Every function that an expression may call by name (`docs/feel.md` lists them). */
export const functions: ReadonlyMap<string, FeelFunction> = new Map(
  [logic, strings, patterns, numbers, lists, statistics, contexts, conversion, temporals, ranges]
    .flat()
    .map((known) => [known.name, known]),
);

/**
 * Functions of Camunda that give another answer each time. A replay must give the same one, so they are refused; a
 * service task can make such a value once and keep it.
 */
export const NOT_REPEATABLE: ReadonlySet<string> = new Set(['uuid', 'random number']);
