import type { BpmnModeler } from './create-modeler.ts';
import type { FoundProblem } from './server.ts';

/** Shows what a check found: a list in words beside the drawing, and a mark on each element concerned. */
export interface ProblemList {
  show(problems: readonly FoundProblem[]): void;
}

export function createProblemList(modeler: BpmnModeler, host: HTMLElement): ProblemList {
  return {
    show(problems) {
      markElements(modeler, problems);
      host.replaceChildren(...rows(modeler, problems));
      host.hidden = false;
    },
  };
}

function rows(modeler: BpmnModeler, problems: readonly FoundProblem[]): HTMLElement[] {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const head = make(
    'p',
    'editor__summary',
    errors === 0
      ? `检查通过，可以发布${warnings === 0 ? '。' : `；有 ${warnings} 处提醒，请看一看。`}`
      : `有 ${errors} 处错误要改好才能发布${warnings === 0 ? '。' : `，另有 ${warnings} 处提醒。`}`,
  );
  head.dataset.state = errors === 0 ? 'done' : 'problem';
  if (problems.length === 0) return [head];
  const list = make('ol', 'editor__problems');
  const sorted = [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity === 'warning')];
  list.append(...sorted.map((problem) => row(modeler, problem)));
  return [head, list];
}

function row(modeler: BpmnModeler, { severity, element, message, remedy }: FoundProblem): HTMLElement {
  const item = make('li', 'editor__problem');
  item.append(make('span', severity === 'error' ? 'badge badge--problem' : 'badge badge--warn', severity === 'error' ? '错误' : '提醒'));
  const text = make('div', 'editor__problem-text');
  if (element === undefined || modeler.get('elementRegistry').get(element) === undefined) text.append(make('strong', '', message));
  else {
    const button = make('button', 'link-button', message);
    button.setAttribute('type', 'button');
    button.addEventListener('click', () => choose(modeler, element));
    text.append(button);
  }
  text.append(make('span', 'muted', remedy));
  item.append(text);
  return item;
}

function choose(modeler: BpmnModeler, elementId: string): void {
  const element = modeler.get('elementRegistry').get(elementId);
  if (element === undefined) return;
  modeler.get('canvas').scrollToElement(elementId, 120);
  modeler.get('selection').select(element);
}

function markElements(modeler: BpmnModeler, problems: readonly FoundProblem[]): void {
  const canvas = modeler.get('canvas');
  const registry = modeler.get('elementRegistry');
  const overlays = modeler.get('overlays');
  overlays.remove({ type: 'problem' });
  for (const { id } of registry.getAll()) {
    canvas.removeMarker(id, 'has-error');
    canvas.removeMarker(id, 'has-warning');
  }
  for (const element of new Set(problems.flatMap((problem) => problem.element ?? []))) {
    if (registry.get(element) === undefined) continue;
    const here = problems.filter((problem) => problem.element === element);
    const isError = here.some(({ severity }) => severity === 'error');
    canvas.addMarker(element, isError ? 'has-error' : 'has-warning');
    const mark = make('span', isError ? 'editor-mark editor-mark--error' : 'editor-mark', isError ? '错' : '醒');
    mark.title = here.map(({ message, remedy }) => `${message} ${remedy}`).join('\n');
    mark.addEventListener('click', () => choose(modeler, element));
    overlays.add(element, 'problem', { position: { top: -12, left: -12 }, html: mark });
  }
}

export function make(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (text !== '') element.textContent = text;
  return element;
}
