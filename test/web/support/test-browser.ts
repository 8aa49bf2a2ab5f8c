import { PASSWORD } from './world.ts';

export interface Answer {
  readonly status: number;
  readonly html: string;
  /** Where a redirect leads. */
  readonly location: string | undefined;
  readonly headers: Headers;
}

/** Just enough of a browser for tests of HTML: cookies, forms with their hidden fields, no JavaScript. */
export class TestBrowser {
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  #csrf = '';

  constructor(address: string) {
    this.#address = address;
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return await this.#send(path, { headers });
  }

  /** Posts a form with the CSRF token of the last page, unless the fields bring their own. */
  async post(path: string, fields: Record<string, string | readonly string[]> = {}): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ _csrf: this.#csrf, ...fields })) {
      for (const text of typeof value === 'string' ? [value] : value) body.append(name, text);
    }
    return await this.#send(path, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  async postJson(path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
    return await this.#send(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-csrf-token': this.#csrf, ...headers },
    });
  }

  /** Follows a redirect as a browser does. */
  async follow(answer: Answer): Promise<Answer> {
    if (answer.location === undefined) throw new Error(`no redirect but ${answer.status}: ${answer.html.slice(0, 2_000)}`);
    return await this.get(answer.location);
  }

  async logIn(username: string): Promise<void> {
    await this.get('/login');
    const answer = await this.post('/login', { username, password: PASSWORD });
    if (answer.status !== 303) throw new Error(`log-in of ${username} answered ${answer.status}`);
    await this.get('/inbox');
  }

  /** For requests that this browser can't make, such as uploads. */
  cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = this.cookieHeader();
    const response = await fetch(`${this.#address}${path}`, { ...init, redirect: 'manual', headers: withCookie(init.headers, cookie) });
    for (const text of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (text.split(';')[0] ?? '').split('=');
      this.#cookies.set(name, value);
    }
    const html = await response.text();
    this.#csrf = /name="_csrf" value="([^"]+)"/u.exec(html)?.[1] ?? this.#csrf;
    return { status: response.status, html, location: response.headers.get('location') ?? undefined, headers: response.headers };
  }
}

function withCookie(headers: RequestInit['headers'], cookie: string): Headers {
  const all = new Headers(headers);
  all.set('cookie', cookie);
  return all;
}

/** A hidden or visible field's value in a page. */
export function fieldValue(html: string, name: string): string | undefined {
  const escaped = name.replaceAll(/[.#[\]]/gu, String.raw`\$&`);
  return new RegExp(`name="${escaped}" value="([^"]*)"`, 'u').exec(html)?.[1];
}
