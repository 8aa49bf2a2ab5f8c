/**
 * Keeps lists live: the server says that something changed, elements with `hx-trigger="tasks-changed from:body"` fetch
 * themselves. Without this script a reload does the same.
 */
const list = document.querySelector('#list');
if (list !== null) {
  const stream = new EventSource('/inbox/live');
  const refresh = () => document.body.dispatchEvent(new Event('tasks-changed'));
  stream.addEventListener('tasks-changed', refresh);
  // Nobody told what changed between the page and the stream, or while the connection was gone.
  stream.addEventListener('open', refresh);
  window.addEventListener('pagehide', () => stream.close());
}

/** On a narrow screen the detail takes the list's place: it starts at its top. */
document.body.addEventListener('htmx:afterSettle', (event) => {
  const isSplit = event.target instanceof Element && event.target.id === 'split';
  if (isSplit && window.matchMedia('(max-width: 1099.98px)').matches) window.scrollTo(0, 0);
});

/** A form that was refused starts at what has to be mended. */
document.querySelector<HTMLElement>('#problems')?.focus();

export {};
