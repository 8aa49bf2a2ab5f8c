import { Router } from 'express';
import { presentArticles } from '../../articles.ts';
import { presentDeadline } from '../../deadline.ts';
import { notFound } from '../../errors.ts';
import { openForm } from '../../forms/open-form.ts';
import { presentForm } from '../../forms/present.ts';
import { parseForm } from '../../forms/schema.ts';
import { submitForm } from '../../forms/submit.ts';
import type { Page } from '../page.ts';
import { exampleCharts } from './example-charts.ts';
import { exampleForm } from './example-form.ts';

/** Every component of the design system on one page, in development only. */
export const stylePage: Page = {
  name: 'style',
  routes({ settings, now, workingDaysBetween }) {
    const router = Router();
    router.get('/style', (_request, response) => {
      if (!settings.development) throw notFound();
      const source = { schema: parseForm(exampleForm), variables: { code: 'GA-2026-000123' }, input: new Map(), at: now().getTime() };
      const submission = submitForm(source);
      const problems = submission.kind === 'invalid' ? submission.problems.slice(0, 2) : [];
      const deadlines = [-30, 4, 24 * 9].map((hours) =>
        presentDeadline(new Date(now().getTime() + hours * 3_600_000), now(), workingDaysBetween),
      );
      response.render('style/view', {
        title: '样式',
        form: presentForm(openForm(source), problems),
        deadlines,
        articles: presentArticles(['第十七条']),
        charts: exampleCharts(),
      });
    });
    return router;
  },
};
