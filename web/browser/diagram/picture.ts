import { markOf } from '../../diagram/diagram-state.ts';
import { followState } from './follow-state.ts';

/** Shows the server's drawing: marks follow the list of steps, and the current step is scrolled into sight. */
export function showPicture(figure: HTMLElement): void {
  const picture = figure.querySelector<HTMLElement>('[data-diagram-picture]');
  if (picture === null) return;
  picture.hidden = false;
  figure.querySelector<HTMLDetailsElement>('[data-diagram-steps]')?.setAttribute('open', '');
  let scrolled = false;
  followState(figure, (state) => {
    for (const element of picture.querySelectorAll<SVGElement>('[data-element]')) {
      element.dataset.mark = markOf(state, element.dataset.element ?? '');
    }
    if (scrolled) return;
    scrolled = true;
    const here = state.incidents[0] ?? state.current[0];
    const target = here === undefined ? null : picture.querySelector(`[data-element="${CSS.escape(here)}"]`);
    if (target !== null) scrollTo(picture, target);
  });
}

/** Scrolls the picture alone: `scrollIntoView` would move the page under the reader's thumb. */
function scrollTo(picture: HTMLElement, target: Element): void {
  const frame = picture.getBoundingClientRect();
  const place = target.getBoundingClientRect();
  picture.scrollLeft += place.left + place.width / 2 - (frame.left + frame.width / 2);
  picture.scrollTop += place.top + place.height / 2 - (frame.top + frame.height / 2);
}
