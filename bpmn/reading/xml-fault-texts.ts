/** What the XML parser complains about, in Chinese; its own words where there is nothing better. */
export function describeXmlFault(message: string): string {
  return texts.find(({ pattern }) => pattern.test(message))?.text ?? message;
}

const texts: readonly { readonly pattern: RegExp; readonly text: string }[] = [
  { pattern: /unexpected end of file|unclosed tag|missing open tag/, text: '标签没有成对结束，文件可能不完整' },
  { pattern: /missing start tag/, text: '没有任何元素' },
  { pattern: /closing tag mismatch|close tag/, text: '结束标签与开始标签不对应' },
  { pattern: /already defined/, text: '同一个元素有重复的属性' },
  { pattern: /missing namespace/, text: '使用了没有声明的命名空间前缀' },
  { pattern: /missing attribute value|quote/, text: '属性没有写成 名称="值" 的形式' },
  { pattern: /illegal character after attribute end/, text: '属性之间缺少空格' },
  { pattern: /nodeName/, text: '标签名称不合规范' },
  { pattern: /outside of root node/, text: '根元素之外还有内容' },
  { pattern: /unclosed (cdata|comment|question)/, text: '注释、CDATA 或声明没有结束' },
];
