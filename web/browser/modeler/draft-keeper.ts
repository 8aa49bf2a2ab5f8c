import { property } from './social-work/extensions.ts';
import { post, textOf } from './server.ts';

export interface DraftKeeperOptions {
  readonly address: string;
  readonly csrfToken: string;
  readonly revision: number;
  readonly xml: () => Promise<string>;
  /** Tells the person; `problem` stays until the next message. */
  readonly tell: (text: string, kind: 'quiet' | 'problem') => void;
  /** The draft was changed somewhere else meanwhile: saving stops until the person decides. */
  readonly onConflict: (message: string, remedy: string, revision: number) => void;
}

/** Saves the draft some seconds after the last change; nothing typed is ever only on the screen for long. */
export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  #revision: number;
  #changes = 0;
  #savedChanges = 0;
  #timer: number | undefined;
  #running: Promise<boolean> | undefined;
  #stopped = false;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
    this.#revision = options.revision;
  }

  get revision(): number {
    return this.#revision;
  }

  get unsaved(): boolean {
    return this.#changes !== this.#savedChanges;
  }

  changed(): void {
    this.#changes += 1;
    this.#plan(SAVE_AFTER);
  }

  /** Goes on after a conflict: the next save replaces what is there. */
  takeOver(revision: number): void {
    this.#revision = revision;
    this.#stopped = false;
    this.changed();
  }

  /** Saves at once when something isn't saved; true when the server has everything. */
  async save(): Promise<boolean> {
    window.clearTimeout(this.#timer);
    while (this.#running !== undefined) await this.#running;
    if (this.#stopped) return false;
    if (!this.unsaved && this.#revision > 0) return true;
    this.#running = this.#send().finally(() => (this.#running = undefined));
    return await this.#running;
  }

  #plan(delay: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.save(), delay);
  }

  async #send(): Promise<boolean> {
    const { address, csrfToken, xml, tell, onConflict } = this.#options;
    const changes = this.#changes;
    tell('正在保存草稿……', 'quiet');
    const answer = await post(address, csrfToken, { xml: await xml(), revision: this.#revision });
    if (answer === undefined) {
      tell('连不上服务器，草稿还没有保存；请不要关闭页面，会自动再试。', 'problem');
      this.#plan(RETRY_AFTER);
      return false;
    }
    const revision = property(answer.body, 'revision');
    if (answer.status === 200 && typeof revision === 'number') {
      this.#revision = revision;
      this.#savedChanges = changes;
      tell(`草稿已保存 ${new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })}`, 'quiet');
      return true;
    }
    const problem = property(answer.body, 'error');
    if (answer.status === 409 && typeof revision === 'number') {
      this.#stopped = true;
      onConflict(textOf(problem, 'title'), textOf(problem, 'remedy'), revision);
    } else tell(`草稿没有保存：${textOf(problem, 'title')} ${textOf(problem, 'remedy')}`, 'problem');
    return false;
  }
}

/** Milliseconds. */
const SAVE_AFTER = 1_500;
const RETRY_AFTER = 5_000;
