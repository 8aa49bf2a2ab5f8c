import type { FileFinding } from '../problem.ts';

/** What is said about files that don't get past the scan. */
export const faults = {
  documentType: {
    rule: 'document-type',
    message: '文件含有 DOCTYPE 或实体声明，出于安全考虑不予读取。',
    remedy: '请删除 <!DOCTYPE …> 声明后重新上传，或用流程设计器重新导出。',
  },
  depth: (limit: number): FileFinding => ({
    rule: 'nesting-depth',
    message: `文件的嵌套超过 ${limit} 层。`,
    remedy: '请减少子流程的嵌套，把内层部分改为调用活动。',
  }),
  elements: (limit: number): FileFinding => ({
    rule: 'element-count',
    message: `文件中的元素超过 ${limit} 个。`,
    remedy: '请把流程拆成几个，用调用活动连接。',
  }),
  unknown: (name: string, id: string | undefined): FileFinding => ({
    rule: 'unknown-content',
    ...(id === undefined ? {} : { element: id }),
    message: `文件含有 BPMN 2.0 中不存在的内容“${name}”。`,
    remedy: '请删除该内容，或用流程设计器重新绘制后导出。',
  }),
  foreign: (limit: number): FileFinding => ({
    rule: 'unknown-content',
    message: `文件在扩展元素（extensionElements）之外有超过 ${limit} 个其他产品的元素。`,
    remedy: '请用流程设计器重新导出，不要附带其他产品的内容。',
  }),
  duplicate: (id: string): FileFinding => ({
    rule: 'duplicate-id',
    element: id,
    message: `编号“${id}”重复出现。`,
    remedy: '请为每个元素使用不同的编号。',
  }),
  malformed: (detail: string, line: number): FileFinding => ({
    rule: 'xml-syntax',
    message: `文件不是格式正确的 XML（第 ${line} 行：${detail}）。`,
    remedy: '请检查文件是否完整，或用流程设计器重新导出。',
  }),
} as const;
