/** The log's verbs in words; an unknown one is shown as it is. */
const actions: Readonly<Record<string, string>> = {
  'case.read': '查阅个案',
  'case.read-refused': '查阅个案被拒',
  'client.read': '查阅档案',
  'client.read-refused': '查阅档案被拒',
  'client.reveal-id-number': '查看完整身份证号',
  'client.reveal-id-number-refused': '查看身份证号被拒',
  'instance.read': '查看流程经过',
  'incident.resolve': '处理异常',
  'instance.cancel': '取消流程实例',
  'instance.suspend': '暂停流程实例',
  'instance.resume': '恢复流程实例',
  'instance.resolveIncidents': '处理流程实例的全部异常',
  'instance.setVariables': '修改流程变量',
  'instance.modify': '调整流程实例的活动',
  'instance.migrate': '迁移流程实例到其他版本',
  'instance.restart': '按记录重做流程实例',
  'batch.create': '建立批量操作',
  'batch.pause': '暂停批量操作',
  'batch.resume': '继续批量操作',
  'batch.cancel': '停止批量操作',
  'batch.retry': '重试批量操作',
  'process.publish': '发布流程',
  'ledger.print': '打印台账',
  'ledger.export': '导出台账',
  'supervision.plan': '加入年度督导计划',
  'supervision.plan-withdraw': '撤销督导计划',
  'supervision.arrange': '安排督导',
  'supervision.postpone': '督导改期',
  'supervision.cancel': '取消督导',
  'supervision.visit': '登记督导记录',
  'supervision.advise': '登记督导意见',
  'supervision.advice-followed-up': '登记意见落实',
  'supervision.advice-accepted': '核查认可',
  'supervision.advice-returned': '核查退回',
  'supervision.print': '打印督导记录',
  'supervision.export': '导出督导记录',
  'audit.verify': '核对审计链',
  'calendar.set': '修改工作日历',
  'client.register': '建立档案',
  'client.update': '更新档案',
  'log-in': '登录',
  'log-out': '退出登录',
  'refuse-login': '登录被拒',
  'claim-task': '签收任务',
  'return-task': '退回待签收',
  'complete-task': '提交任务',
  'comment-on-task': '留言',
  'escalate-task': '任务超期升级',
  'start-process': '发起',
  'take-action': '在个案里操作',
  'open-case': '立案',
  'update-case-status': '个案进入下一阶段',
  'register-client': '登记服务对象',
  'check-client-duplicate': '查重',
  'record-assessment': '登记评估',
  'record-lists': '登记需求和资源清单',
  'record-plan': '登记方案',
  'record-approval': '登记审批',
  'record-session': '登记服务记录',
  'record-review': '登记过程检查',
  'record-closing': '登记结项评估',
  'record-referral': '登记转介',
  'transfer-case': '移交个案',
  'record-crisis': '登记危机',
  'record-consultation': '登记疑难个案',
  'archive-case': '归档',
  'withdraw-case': '撤回个案',
  notify: '发送提醒',
};

export function actionText(action: string): string {
  return actions[action] ?? action;
}

/** Details as 理由：核查督导问题；条数：3 */
export function detailsText(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${detailLabels[name] ?? name}：${valueText(value)}`)
    .join('；');
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? (value ? '是' : '否') : JSON.stringify(value);
}

const detailLabels: Readonly<Record<string, string>> = {
  reason: '理由',
  entries: '条数',
  version: '版本',
  from: '从',
  to: '到',
  organisation: '机构',
  batch: '批量操作',
  request: '请求编号',
  operation: '操作',
  total: '实例数',
  mapping: '元素对应',
  activate: '启动',
  terminate: '结束',
  scope: '作用域',
  variables: '变量',
  started: '新实例',
  searched: '带搜索',
  year: '年份',
  month: '月份',
  station: '站点',
  date: '日期',
};
