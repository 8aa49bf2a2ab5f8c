import type { JsonObject } from '../../../contract/json.ts';

/** A form with every kind of component that the pages render. */
export const intakeForm: JsonObject = {
  id: 'intake',
  type: 'default',
  components: [
    { type: 'text', id: 't1', text: '请与服务对象**当面确认**后填写。个案编号：{{caseId}}' },
    {
      type: 'textfield',
      id: 'c1',
      key: 'contact',
      label: '联系人',
      validate: { required: true, maxLength: 20 },
      layout: { row: 'r1', columns: 8 },
    },
    {
      type: 'textfield',
      id: 'c2',
      key: 'phone',
      label: '联系电话',
      validate: { validationType: 'phone' },
      layout: { row: 'r1', columns: 8 },
    },
    {
      type: 'radio',
      id: 'c3',
      key: 'source',
      label: '需求来源',
      values: [
        { label: '居民上门', value: 'visit' },
        { label: '网格员上报', value: 'grid' },
        { label: '其他', value: 'other' },
      ],
      validate: { required: true },
    },
    {
      type: 'textfield',
      id: 'c4',
      key: 'sourceNote',
      label: '其他来源说明',
      validate: { required: true },
      conditional: { hide: '=source != "other"' },
    },
    {
      type: 'checklist',
      id: 'c5',
      key: 'domains',
      label: '服务领域',
      values: [
        { label: '社会救助', value: 'relief' },
        { label: '养老服务', value: 'elderly' },
        { label: '儿童福利', value: 'children' },
      ],
    },
    {
      type: 'number',
      id: 'c6',
      key: 'householdSize',
      label: '家庭人数',
      decimalDigits: 0,
      validate: { required: true, min: 1, max: 20 },
      appearance: { suffixAdorner: '人' },
      layout: { row: 'r2', columns: 8 },
    },
    {
      type: 'datetime',
      id: 'c7',
      key: 'visitDate',
      label: '走访日期',
      subtype: 'date',
      validate: { required: true },
      layout: { row: 'r2', columns: 8 },
    },
    {
      type: 'dynamiclist',
      id: 'c8',
      path: 'needs',
      label: '需求清单',
      description: '一项需求写一行，最着急的写在前面。',
      defaultRepetitions: 1,
      allowAddRemove: true,
      components: [
        { type: 'textfield', id: 'n1', key: 'text', label: '需求', validate: { required: true }, layout: { row: 'n', columns: 11 } },
        {
          type: 'select',
          id: 'n2',
          key: 'urgency',
          label: '紧急程度',
          values: [
            { label: '一般', value: 'normal' },
            { label: '紧急', value: 'urgent' },
          ],
          layout: { row: 'n', columns: 5 },
        },
      ],
    },
    {
      type: 'textarea',
      id: 'c9',
      key: 'situation',
      label: '基本情况',
      description: '写清家庭、健康、收入和最近的变化。',
      validate: { required: true, minLength: 5 },
    },
    { type: 'separator', id: 's1' },
    { type: 'checkbox', id: 'c10', key: 'consent', label: '服务对象同意接受服务并留存资料', validate: { required: true } },
    { type: 'textfield', id: 'c11', key: 'caseId', label: '个案编号', readonly: true },
    { type: 'button', id: 'b1', action: 'submit', label: '提交需求' },
  ],
};

/** What the start page asks. */
export const startForm: JsonObject = {
  id: 'start',
  type: 'default',
  components: [{ type: 'textfield', id: 's1', key: 'reportedBy', label: '由谁反映', validate: { required: true } }],
};
