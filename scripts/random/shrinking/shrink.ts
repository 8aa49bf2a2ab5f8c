import { compileModel, type Failure } from '../check-model.ts';
import { engines } from '../paths/engines.ts';
import { runPath } from '../paths/run-path.ts';
import { variants } from './variants.ts';

/** Milliseconds that shrinking one failure may take: a smaller one is better than the smallest one. */
const PATIENCE = 20_000;

/**
 * Makes a failure smaller for as long as it stays: takes blocks out of the model and steps out of the path, and keeps what fails in
 * the same way.
 */
export async function shrink(failure: Failure): Promise<Failure> {
  const until = performance.now() + PATIENCE;
  let smallest = failure;
  for (let smaller: Failure | undefined = failure; smaller; smaller = await firstFailing(smallest, until)) smallest = smaller;
  return smallest;
}

async function firstFailing(failure: Failure, until: number): Promise<Failure | undefined> {
  for (const candidate of candidates(failure)) {
    if (performance.now() > until) return undefined;
    const again = await repeat(candidate);
    if (again?.kind === failure.kind) return again;
  }
  return undefined;
}

function* candidates(failure: Failure): Iterable<Failure> {
  for (const index of failure.steps.keys()) yield { ...failure, steps: failure.steps.toSpliced(index, 1) };
  for (const model of variants(failure.model)) yield { ...failure, model };
}

/** Takes the path of a failure again; undefined when all is well now. */
async function repeat(failure: Failure): Promise<Failure | undefined> {
  const processes = await compileModel(failure.model);
  if (typeof processes === 'string') return failure.kind === 'refused' ? { ...failure, message: processes } : undefined;
  const { variables, steps, engine } = failure;
  const result = await runPath({ processes, variables, engine: engines[engine], next: (_, number) => steps[number] });
  return result.disagreement && { ...failure, ...result.disagreement, steps: result.steps };
}
