/** Draws small decision files. */

/** A DMN file. */
export function dmn(content: string, uri = 'https://www.omg.org/spec/DMN/20191111/MODEL/'): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="${uri}" id="D" name="D" namespace="urn:test">${content}</definitions>`;
}

/** The decision `risk`; `more` holds requirements. */
export function decision(table: string, more = ''): string {
  return `<decision id="risk" name="风险等级">${more}${table}</decision>`;
}

/** A decision table with one input, one output and one rule. */
export function table({
  policy = 'UNIQUE',
  input = '分数',
  tests = '&gt;= 80',
  output = '"高"',
  attributes = '',
  allowedInputs = '',
} = {}): string {
  return `<decisionTable id="T" hitPolicy="${policy}" ${attributes}>
    <input id="I" label="评估分数"><inputExpression typeRef="number"><text>${input}</text></inputExpression>${allowedInputs}</input>
    <output id="O" name="等级" typeRef="string"><outputValues><text>"高","中","低"</text></outputValues><defaultOutputEntry><text>"低"</text></defaultOutputEntry></output>
    <rule id="R"><inputEntry><text>${tests}</text></inputEntry><outputEntry><text>${output}</text></outputEntry></rule>
  </decisionTable>`;
}
