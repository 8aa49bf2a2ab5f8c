import { StyleModule } from 'style-mod';

/**
 * The FEEL editor's style modules insert a `<style>` element, which the page's content security policy refuses. Mounted
 * as constructed style sheets they need no exception from it.
 */
export function mountStylesAsSheets(): void {
  StyleModule.mount = (root, modules) => {
    for (const module of modules instanceof StyleModule ? [modules] : modules) mount(root, module);
  };
}

const mounted = new WeakMap<Document | ShadowRoot | DocumentOrShadowRoot, Set<StyleModule>>();

function mount(root: Document | ShadowRoot | DocumentOrShadowRoot, module: StyleModule): void {
  const known = mounted.get(root) ?? new Set();
  mounted.set(root, known);
  if (known.has(module)) return;
  known.add(module);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(module.getRules());
  // Modules come in order of precedence, the strongest first: each next one goes before what is there.
  root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
}
