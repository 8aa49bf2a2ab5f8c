import { Router } from 'express';
import { notFound } from '../../errors.ts';
import type { Page } from '../page.ts';

/** Every component of the design system on one page, in development only. */
export const stylePage: Page = {
  name: 'style',
  routes({ settings }) {
    const router = Router();
    router.get('/style', (_request, response) => {
      if (!settings.development) throw notFound();
      response.render('style/view', { title: '样式' });
    });
    return router;
  },
};
