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
  'process.publish': '发布流程',
  'ledger.print': '打印台账',
  'ledger.export': '导出台账',
  'audit.verify': '核对审计链',
  'task.claim': '签收任务',
  'task.unclaim': '退回待签收',
  'task.complete': '提交任务',
  'instance.start': '发起',
  'session.login': '登录',
  'session.logout': '退出登录',
  'session.login-failed': '登录失败',
};

export function actionText(action: string): string {
  return actions[action] ?? action;
}

/** Details as 理由：核查督导问题；条数：3 */
export function detailsText(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${detailLabels[name] ?? name}：${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('；');
}

const detailLabels: Readonly<Record<string, string>> = {
  reason: '理由',
  entries: '条数',
  version: '版本',
  from: '从',
  to: '到',
  organisation: '机构',
  searched: '带搜索',
};
