import './diagram.css';
import { followState } from './follow-state.ts';
import { showPicture } from './picture.ts';

/**
 * Brings every `[data-diagram]` figure to life: see `web/partials/diagram.hbs` for its parts. On a wide screen the
 * drawing can be moved and zoomed; on a phone the picture that the server drew stays, scrolled to the current step.
 */
function mount(figure: HTMLElement): void {
  if (figure.dataset.mounted === 'yes') return;
  figure.dataset.mounted = 'yes';
  const wide = window.matchMedia('(min-width: 641px)').matches;
  if (!wide) {
    showPicture(figure);
    return;
  }
  void import('./viewer.ts').then(async ({ showViewer }) => {
    const shown = await showViewer(figure).catch(() => undefined);
    if (shown === undefined) showPicture(figure);
    else followState(figure, (state) => shown.mark(state));
  });
}

function mountAll(root: ParentNode): void {
  for (const figure of root.querySelectorAll<HTMLElement>('[data-diagram]')) mount(figure);
}

mountAll(document);
document.addEventListener('htmx:load', (event) => {
  if (event.target instanceof Element) mountAll(event.target);
});
