import { articleOf, MEASURES_TITLE } from '../domain/regulation/measures.ts';

export interface ArticleView {
  /** 第十七条 */
  readonly number: string;
  /** 《…办法》第三章 服务规范 */
  readonly source: string;
  readonly text: string;
}

/** The articles that a step names, with their texts for the partial `articles`; unknown numbers are left out. */
export function presentArticles(numbers: readonly string[]): ArticleView[] {
  return numbers.flatMap((number) => {
    const article = articleOf(number);
    return article === undefined
      ? []
      : [{ number: article.number, source: `《${MEASURES_TITLE}》${article.chapter}`, text: article.paragraphs.join('\n') }];
  });
}
