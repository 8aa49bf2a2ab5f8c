import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../web/diagram/wrap-text.ts';

describe('wrapText', () => {
  it.each([
    ['Chinese anywhere', '村社区社会工作服务室负责人审批', 60, ['村社区社会', '工作服务室', '负责人审批']],
    ['Latin words whole', 'review the application', 60, ['review', 'the', 'application']],
    ['nothing', '   ', 60, []],
  ])('breaks %s', (_what, label, width, lines) => {
    expect(wrapText(label, width, 12)).toEqual(lines);
  });
});
