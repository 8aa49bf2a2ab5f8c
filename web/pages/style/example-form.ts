/** One field of each kind, for the style page. */
export const exampleForm = {
  components: [
    {
      type: 'textfield',
      key: 'name',
      label: '单行文字',
      description: '说明写在标题下面。',
      validate: { required: true },
      layout: { row: 'a', columns: 8 },
    },
    {
      type: 'number',
      key: 'size',
      label: '数字',
      validate: { required: true },
      appearance: { suffixAdorner: '人' },
      layout: { row: 'a', columns: 4 },
    },
    { type: 'datetime', subtype: 'date', key: 'date', label: '日期', layout: { row: 'a', columns: 4 } },
    { type: 'textarea', key: 'text', label: '多行文字' },
    { type: 'select', key: 'choice', label: '下拉选择', values: [{ label: '一般', value: 'normal' }], layout: { row: 'b', columns: 8 } },
    { type: 'textfield', key: 'code', label: '只读', readonly: true, layout: { row: 'b', columns: 8 } },
    {
      type: 'radio',
      key: 'one',
      label: '单选',
      values: [
        { label: '同意', value: 'yes' },
        { label: '退回', value: 'no' },
      ],
    },
    {
      type: 'checklist',
      key: 'many',
      label: '多选',
      values: [
        { label: '社会救助', value: 'relief' },
        { label: '养老服务', value: 'elderly' },
        { label: '儿童福利', value: 'children' },
      ],
    },
    { type: 'textfield', key: 'signature', label: '签名', description: '手写，或输入本人姓名。', properties: { signature: 'true' } },
    { type: 'checkbox', key: 'consent', label: '已征得服务对象同意' },
    {
      type: 'dynamiclist',
      path: 'rows',
      label: '可增减的清单',
      components: [{ type: 'textfield', key: 'item', label: '内容' }],
    },
  ],
};
