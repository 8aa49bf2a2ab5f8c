import './signature.css';
import { createPad } from './pad.ts';

/**
 * Fields that are signed: without this script one types one's name; with it one may write by hand as well, and the strokes go into the
 * same field as an SVG path.
 */
function enhance(root: ParentNode): void {
  for (const holder of root.querySelectorAll<HTMLElement>('[data-signature]:not([data-signature-ready])')) {
    const input = holder.querySelector('input');
    if (input !== null && !input.matches(':disabled')) addPad(holder, input);
  }
}

function addPad(holder: HTMLElement, input: HTMLInputElement): void {
  holder.dataset.signatureReady = '';
  // The pad shows what was drawn.
  holder.querySelector('.signature__drawing')?.remove();
  /** What each way of signing holds while the other one is shown. */
  const isDrawn = /^M\d/u.test(input.value);
  const kept = { drawn: isDrawn ? input.value : '', typed: isDrawn ? '' : input.value };
  const write = (text: string): void => {
    input.value = text;
    // Drafts and conditions follow what is typed.
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const pad = createPad(kept.drawn, (path) => {
    kept.drawn = path;
    write(path);
  });
  const drawing = document.createElement('div');
  drawing.className = 'signature__drawn';
  const tools = document.createElement('div');
  tools.className = 'row row--tight';
  tools.append(
    button('撤销一笔', () => pad.undo()),
    button('清除重写', () => pad.clear()),
  );
  drawing.append(pad.element, tools);

  const modes = document.createElement('div');
  modes.className = 'signature__modes';
  modes.setAttribute('role', 'group');
  modes.setAttribute('aria-label', '签名方式');
  let shown: 'drawn' | 'typed' = isDrawn ? 'drawn' : 'typed';
  const show = (mode: 'drawn' | 'typed'): void => {
    shown = mode;
    drawing.hidden = mode === 'typed';
    input.hidden = mode === 'drawn';
    drawMode.setAttribute('aria-pressed', String(mode === 'drawn'));
    typeMode.setAttribute('aria-pressed', String(mode === 'typed'));
  };
  const drawMode = button('手写', () => {
    if (shown === 'typed') kept.typed = input.value;
    show('drawn');
    write(kept.drawn);
  });
  const typeMode = button('输入', () => {
    show('typed');
    write(kept.typed);
    input.focus();
  });
  modes.append(drawMode, typeMode);
  holder.prepend(modes);
  holder.append(drawing);
  show(shown);
}

function button(label: string, pressed: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button button--small';
  element.textContent = label;
  element.addEventListener('click', pressed);
  return element;
}

enhance(document);
/** Parts of a form that appear while one types, and tasks that open beside the list. */
document.body.addEventListener('htmx:load', () => enhance(document));
