import { parse, type HTMLElement } from 'node-html-parser';

/** A page that came, or the redirect that answered a form. */
export interface Answer {
  readonly status: number;
  /** Where a redirect leads, without the host. */
  readonly location: string | undefined;
  readonly page: HTMLElement;
}

/** Somebody at a browser: logs in, opens pages, sends forms. Sessions are in PostgreSQL, so they outlive every strike. */
export class WebPerson {
  readonly username: string;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string, username: string) {
    this.#origin = origin;
    this.username = username;
  }

  async logIn(password: string): Promise<void> {
    const { page } = await this.open('/login');
    const answer = await this.send('/login', { ...hiddenFields(page), username: this.username, password });
    if (answer.status !== 303 || answer.location?.startsWith('/login') !== false) {
      throw new Error(`${this.username} can't log in: ${answer.status} ${answer.location ?? ''}`);
    }
  }

  async open(path: string): Promise<Answer> {
    return await this.#request(path, {});
  }

  async send(path: string, fields: Fields): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) {
        body.append(name, one);
      }
    }
    return await this.#request(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  }

  /** Sends a form with a file, which carries its token in the address. */
  async upload(path: string, token: string, form: FormData): Promise<Answer> {
    return await this.#request(`${path}?_csrf=${encodeURIComponent(token)}`, { method: 'POST', body: form });
  }

  async #request(
    path: string,
    { headers = {}, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> },
  ): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      redirect: 'manual',
      headers: { ...headers, cookie },
      signal: AbortSignal.timeout(PATIENCE),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location') ?? undefined, page: parse(await response.text()) };
  }
}

/** What a form sends, by name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The hidden inputs of a page's forms that every form has: protection against forged requests and repeated ones. */
export function hiddenFields(page: HTMLElement): Record<string, string> {
  return Object.fromEntries(
    page.querySelectorAll('input[type=hidden]').map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  );
}

/** Milliseconds until a person gives up on a page and asks again. */
const PATIENCE = 20_000;
