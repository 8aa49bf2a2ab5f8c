import { property } from './social-work/extensions.ts';

/** What the server answered; `undefined` when it could not be reached at all. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export async function post(address: string, csrfToken: string, body: Readonly<Record<string, unknown>>): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrfToken },
      body: JSON.stringify(body),
    });
    const json = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, body: json ? await response.json() : undefined };
  } catch {
    return undefined;
  }
}

/** A problem that a deployment check found, as `bpmn/problem.ts` describes it. */
export interface FoundProblem {
  readonly severity: 'error' | 'warning';
  readonly element: string | undefined;
  readonly message: string;
  readonly remedy: string;
}

export function problemsOf(answer: Answer): FoundProblem[] {
  const problems = property(answer.body, 'problems');
  if (!Array.isArray(problems)) return [];
  return problems.map((problem: unknown) => {
    const element = property(problem, 'element');
    return {
      severity: property(problem, 'severity') === 'warning' ? 'warning' : 'error',
      element: typeof element === 'string' ? element : undefined,
      message: textOf(problem, 'message'),
      remedy: textOf(problem, 'remedy'),
    };
  });
}

export function textOf(value: unknown, name: string): string {
  const text = property(value, name);
  return typeof text === 'string' ? text : '';
}
