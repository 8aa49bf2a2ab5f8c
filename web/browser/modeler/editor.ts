import { layoutProcess } from 'bpmn-auto-layout';
import { withAsciiIds } from '../../../bpmn/exchange/with-ascii-ids.ts';
import { createModeler, moddleExtensions, type BpmnModeler } from './create-modeler.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { lossesIn } from './losses.ts';
import { createProblemList, make, type ProblemList } from './problem-list.ts';
import { post, problemsOf, textOf, type Answer } from './server.ts';
import { property } from './social-work/extensions.ts';

/** Brings the editor's page to life; its parts are named by `data-editor-*` in `web/pages/process-editor/view.hbs`. */
export async function openEditor(host: HTMLElement): Promise<void> {
  const parts = partsOf(host);
  const modeler = createModeler(parts.canvas, parts.panel);
  const address = (name: string): string => host.dataset[`editor${name}`] ?? '';
  const csrfToken = address('Csrf');
  const tell = (text: string, kind: 'quiet' | 'problem'): void => {
    parts.status.textContent = text;
    parts.status.dataset.kind = kind;
  };
  const xml = async (): Promise<string> => (await modeler.saveXML({ format: true })).xml ?? '';
  const keeper = new DraftKeeper({
    address: address('Save'),
    csrfToken,
    revision: Number(address('Revision')),
    xml,
    tell,
    onConflict: (message, remedy, revision) => showConflict(parts, message, remedy, () => keeper.takeOver(revision)),
  });
  const problems = createProblemList(modeler, parts.problems);
  const session: EditorSession = { modeler, parts, keeper, problems, xml, tell, csrfToken, address };

  try {
    const losses = await load(modeler, address('Source'));
    if (losses.length > 0) showNotice(parts, '编辑器不能保留这张图的全部内容', lossWords(losses), '知道了');
  } catch {
    tell('这张图打不开，请先导出文件检查。', 'problem');
    return;
  }
  modeler.get('eventBus').on('commandStack.changed', () => {
    keeper.changed();
    updateHistoryButtons(session);
  });
  window.addEventListener('beforeunload', (event) => {
    if (keeper.unsaved) event.preventDefault();
  });
  wireButtons(session);
  updateHistoryButtons(session);
  host.dataset.editorReady = 'yes';
}

interface EditorSession {
  readonly modeler: BpmnModeler;
  readonly parts: EditorParts;
  readonly keeper: DraftKeeper;
  readonly problems: ProblemList;
  readonly xml: () => Promise<string>;
  readonly tell: (text: string, kind: 'quiet' | 'problem') => void;
  readonly csrfToken: string;
  readonly address: (name: string) => string;
}

interface EditorParts {
  readonly host: HTMLElement;
  readonly canvas: HTMLElement;
  readonly panel: HTMLElement;
  readonly problems: HTMLElement;
  readonly status: HTMLElement;
  readonly notice: HTMLElement;
}

function partsOf(host: HTMLElement): EditorParts {
  const part = (name: string): HTMLElement => {
    const element = host.querySelector<HTMLElement>(`[data-editor-part="${name}"]`);
    if (element === null) throw new Error(`The editor's page has no part ${name}`);
    return element;
  };
  return { host, canvas: part('canvas'), panel: part('panel'), problems: part('problems'), status: part('status'), notice: part('notice') };
}

/** A diagram without layout is laid out first; the rest of the file stays as it is. Answers what saving would lose. */
async function load(modeler: BpmnModeler, address: string): Promise<readonly string[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The draft answered ${answer.status}`);
  const xml = await answer.text();
  const isDrawn = /<([\w-]+:)?BPMNShape[\s>]/.test(xml);
  const { warnings } = await modeler.importXML(isDrawn ? xml : await withAsciiIds(xml, moddleExtensions, layoutProcess));
  fit(modeler);
  return lossesIn(warnings);
}

function lossWords(losses: readonly string[]): string {
  const shown = losses.slice(0, MOST_LOSSES_SHOWN).join('、');
  const more = losses.length > MOST_LOSSES_SHOWN ? `等 ${losses.length} 处` : '';
  return `保存后会丢失：${shown}${more}。需要保留请不要在这里修改，改用原来的工具。`;
}

const MOST_LOSSES_SHOWN = 5;

/** The whole drawing beside the palette, never larger than drawn. */
function fit(modeler: BpmnModeler): void {
  const canvas = modeler.get('canvas');
  const { inner, outer } = canvas.viewbox();
  const room = { width: outer.width - PALETTE - MARGIN, height: outer.height - 2 * MARGIN };
  const scale = Math.min(1, room.width / Math.max(inner.width, 1), room.height / Math.max(inner.height, 1));
  const x = inner.x - PALETTE / scale - Math.max(0, room.width / scale - inner.width) / 2;
  const y = inner.y - MARGIN / scale - Math.max(0, room.height / scale - inner.height) / 2;
  canvas.viewbox({ x, y, width: outer.width / scale, height: outer.height / scale });
}

/** Pixels at the left that the palette covers, and at the other sides. */
const PALETTE = 124;
const MARGIN = 32;

function wireButtons(session: EditorSession): void {
  const { modeler, parts } = session;
  const canvas = modeler.get('canvas');
  const actions: Readonly<Record<string, () => void>> = {
    undo: () => modeler.get('commandStack').undo(),
    redo: () => modeler.get('commandStack').redo(),
    in: () => canvas.zoom(canvas.zoom() * 1.25),
    out: () => canvas.zoom(canvas.zoom() / 1.25),
    fit: () => fit(modeler),
    check: () => void check(session),
    save: () => void session.keeper.save(),
    publish: () => void publish(session, false),
  };
  parts.host.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-editor-action]') : null;
    actions[button?.dataset.editorAction ?? '']?.();
  });
}

function updateHistoryButtons({ modeler, parts }: EditorSession): void {
  const stack = modeler.get('commandStack');
  for (const [name, possible] of [
    ['undo', stack.canUndo()],
    ['redo', stack.canRedo()],
  ] as const) {
    parts.host.querySelector(`[data-editor-action="${name}"]`)?.toggleAttribute('disabled', !possible);
  }
}

async function check(session: EditorSession): Promise<void> {
  session.tell('正在检查……', 'quiet');
  const answer = await post(session.address('Check'), session.csrfToken, { xml: await session.xml() });
  if (answer?.status === 200) {
    session.problems.show(problemsOf(answer));
    session.tell('检查完了，结果在图的下面。', 'quiet');
  } else explain(session, answer, '没有检查');
}

/** Publishes what is on the screen; `replace` after the person has seen that somebody else published meanwhile. */
async function publish(session: EditorSession, replace: boolean): Promise<void> {
  if (!(await session.keeper.save())) return;
  session.tell('正在发布……', 'quiet');
  const answer = await post(session.address('Publish'), session.csrfToken, {
    xml: await session.xml(),
    revision: session.keeper.revision,
    replace,
  });
  if (answer?.status === 200) {
    const next = textOf(answer.body, 'address');
    if (next.startsWith('/')) window.location.assign(next);
    return;
  }
  if (answer?.status === 422) {
    session.problems.show(problemsOf(answer));
    session.tell('没有发布：请先改好下面的错误。', 'problem');
    return;
  }
  if (answer?.status === 409 && property(answer.body, 'newerVersion') !== undefined) {
    const problem = property(answer.body, 'error');
    session.tell('没有发布。', 'problem');
    showConflict(session.parts, textOf(problem, 'title'), textOf(problem, 'remedy'), () => void publish(session, true));
    return;
  }
  explain(session, answer, '没有发布');
}

function explain(session: EditorSession, answer: Answer | undefined, what: string): void {
  const problem = property(answer?.body, 'error');
  session.tell(
    answer === undefined
      ? `${what}：连不上服务器，请稍后再试。草稿会继续自动保存。`
      : `${what}：${textOf(problem, 'title')} ${textOf(problem, 'remedy')}`,
    'problem',
  );
}

/** Somebody else was faster: says so and leaves the choice to the person; nothing is lost either way. */
function showConflict(parts: EditorParts, message: string, remedy: string, goOn: () => void): void {
  showNotice(parts, message, remedy, '仍用我这一份', goOn);
}

/** Stays until the person presses its button. */
function showNotice({ notice }: EditorParts, message: string, remedy: string, label: string, pressed?: () => void): void {
  const actions = make('div', 'row');
  const button = make('button', 'button button--small', label);
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => {
    notice.hidden = true;
    pressed?.();
  });
  actions.append(button);
  notice.replaceChildren(make('strong', '', message), make('span', '', remedy), actions);
  notice.hidden = false;
}
