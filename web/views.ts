import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { create } from 'express-handlebars';
import { helpers } from './helpers/index.ts';

/**
 * Views are `web/pages/<page>/<view>.hbs`, rendered as `<page>/<view>`. Partials: those of `web/partials/` by name
 * (`{{> icon}}`), those of a page as `{{> <page>/<part>}}`. Everything is escaped; `{{{ }}}` is for strings
 * that our own code has built from escaped parts.
 */
export function useViews(app: Express, options: { readonly cache: boolean }): void {
  const handlebars = create({
    extname: '.hbs',
    layoutsDir: folder('layouts'),
    defaultLayout: 'main',
    partialsDir: [folder('partials'), folder('pages')],
    helpers,
    // An indented partial would indent what stands in a textarea.
    compilerOptions: { preventIndent: true },
  });
  app.engine('.hbs', (path, options, callback) => {
    void handlebars.engine(path, options, callback);
  });
  app.set('view engine', '.hbs');
  app.set('views', folder('pages'));
  if (options.cache) app.enable('view cache');
  else app.disable('view cache');
}

function folder(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}
