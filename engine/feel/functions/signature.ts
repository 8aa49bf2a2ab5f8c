import { FeelDate, FeelDateTime } from 'feelin';
import type { Work } from '../work.ts';
import { describe, FeelFunction, isContext, isList, type FeelContext, type FeelList, type FeelValue } from '../values/feel-value.ts';

/** A parameter's name and what it takes. */
export type Parameter<T> = readonly [name: string, reader: Reader<T>];

/** Takes an argument for what a function needs, or says that it doesn't fit. An argument that isn't given is undefined. */
export type Reader<T> = (value: FeelValue | undefined, work: Work) => T | typeof MISFIT;

export const MISFIT = Symbol('misfit');

/** A function of one argument. When it doesn't fit, the answer is null (DMN 1.3, 10.3.4). */
export function one<A>(name: string, first: Parameter<A>, body: (a: A, work: Work) => FeelValue): FeelFunction {
  return new FeelFunction(name, [first[0]], (values, work) => {
    const a = read(name, first, values[0], work);
    return a === MISFIT ? null : body(a, work);
  });
}

export function two<A, B>(
  name: string,
  first: Parameter<A>,
  second: Parameter<B>,
  body: (a: A, b: B, work: Work) => FeelValue,
): FeelFunction {
  return new FeelFunction(name, [first[0], second[0]], (values, work) => {
    const a = read(name, first, values[0], work);
    const b = read(name, second, values[1], work);
    return a === MISFIT || b === MISFIT ? null : body(a, b, work);
  });
}

export function three<A, B, C>(
  name: string,
  [first, second, third]: readonly [Parameter<A>, Parameter<B>, Parameter<C>],
  body: (a: A, b: B, c: C, work: Work) => FeelValue,
): FeelFunction {
  return new FeelFunction(name, [first[0], second[0], third[0]], (values, work) => {
    const a = read(name, first, values[0], work);
    const b = read(name, second, values[1], work);
    const c = read(name, third, values[2], work);
    return a === MISFIT || b === MISFIT || c === MISFIT ? null : body(a, b, c, work);
  });
}

export function four<A, B, C, D>(
  name: string,
  [first, second, third, fourth]: readonly [Parameter<A>, Parameter<B>, Parameter<C>, Parameter<D>],
  body: (values: readonly [A, B, C, D], work: Work) => FeelValue,
): FeelFunction {
  return new FeelFunction(name, [first[0], second[0], third[0], fourth[0]], (values, work) => {
    const a = read(name, first, values[0], work);
    const b = read(name, second, values[1], work);
    const c = read(name, third, values[2], work);
    const d = read(name, fourth, values[3], work);
    return a === MISFIT || b === MISFIT || c === MISFIT || d === MISFIT ? null : body([a, b, c, d], work);
  });
}

/** A function of any number of arguments; a single list stands for its items. */
export function many<T>(name: string, rest: Parameter<T>, body: (values: readonly T[], work: Work) => FeelValue): FeelFunction {
  const invoke: FeelFunction['invoke'] = (given, work) => {
    const [only] = given;
    const values = given.length === 1 && isList(only) ? only : given;
    work.items(values.length);
    const taken: T[] = [];
    for (const value of values) {
      const item = read(name, rest, value, work);
      if (item === MISFIT) {
        return null;
      }
      taken.push(item);
    }
    return body(taken, work);
  };
  return new FeelFunction(name, [rest[0]], invoke, true);
}

// Readers

export const any: Reader<FeelValue> = (value) => value ?? null;

export const text: Reader<string> = (value, work) => {
  const single = unwrap(value);
  return typeof single === 'string' ? work.text(single) : MISFIT;
};

export const number: Reader<number> = (value) => {
  const single = unwrap(value);
  return typeof single === 'number' ? single : MISFIT;
};

/** Any other value stands for a list of itself (DMN 1.3, 10.3.2.9.4). */
export const list: Reader<FeelList> = (value, work) => {
  if (value === undefined || value === null) {
    return MISFIT;
  }
  work.items(isList(value) ? value.length : 1);
  return isList(value) ? value : [value];
};

export const context: Reader<FeelContext> = (value) => {
  const single = unwrap(value);
  return isContext(single) ? single : MISFIT;
};

export const callable: Reader<FeelFunction> = (value) => (value instanceof FeelFunction ? value : MISFIT);

/** A date, or the date of a date and time. */
export const date: Reader<FeelDate> = (value) => {
  if (value instanceof FeelDateTime) {
    return new FeelDate(value.unwrap().toPlainDate());
  }
  return value instanceof FeelDate ? value : MISFIT;
};

export const dateOrDateTime: Reader<FeelDate | FeelDateTime> = (value) =>
  value instanceof FeelDate || value instanceof FeelDateTime ? value : MISFIT;

/** May be left out, or null. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, work) => (value === undefined || value === null ? undefined : reader(value, work));
}

/** A list of one item stands for its item where no list is meant. */
function unwrap(value: FeelValue | undefined): FeelValue | undefined {
  return isList(value) && value.length === 1 ? value[0] : value;
}

/** An absent value is nothing to warn of: that is what null is for. */
function read<T>(name: string, [parameter, reader]: Parameter<T>, value: FeelValue | undefined, work: Work): T | typeof MISFIT {
  const taken = reader(value, work);
  if (taken === MISFIT && value !== undefined && value !== null) {
    work.warn(`函数 ${name} 的参数 ${parameter} 不能是${describe(value)}`);
  }
  return taken;
}
