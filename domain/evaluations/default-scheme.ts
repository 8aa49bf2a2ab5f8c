import type { EvidenceKind } from './evidence.ts';
import type { Indicator, IndicatorGroup, IndicatorScheme } from './indicator-scheme.ts';

/** Where a year's scheme begins: the public practice of station evaluations. The bureau may change all of it. */
export function defaultScheme(year: number): IndicatorScheme {
  return {
    title: `${year} 年社工站绩效评估指标`,
    indicators: [
      group('administration', '行政管理', [
        indicator('systems', '制度建设与执行', 5, '人员、分工、例会、财务、物资、档案、保密、志愿者制度齐全并执行', {
          materials: ['各项管理制度'],
        }),
        indicator('archives', '档案管理', 5, '分类管理、统一编码、及时存档，专人管理', { evidence: ['cases-closed'] }),
        indicator('premises', '场所与标识', 5, '办公场所、功能室、标识标牌、上墙内容符合要求', { materials: ['场所照片'] }),
      ]),
      group('personnel', '人员管理', [
        indicator('staffing', '人员配备', 5, '主要负责人资质和人员配备符合第十一条', {
          evidence: ['staff-count'],
          materials: ['资质证书'],
        }),
        indicator('training', '培训', 5, '每年培训时长不少于规定学时', { evidence: ['training-hours'] }),
        indicator('supervision', '督导落实', 5, '接受督导，意见按期落实', { evidence: ['supervision-visits'] }),
      ]),
      group('service', '服务执行与产出', [
        indicator('casework', '个案服务', 15, '按流程开展，数量和质量达到协议目标', { evidence: ['cases-served', 'cases-closed'] }),
        indicator('coverage', '服务覆盖', 10, '服务对象人数和类别达到协议目标', { evidence: ['ledger-entries', 'clients-served'] }),
        indicator('quality', '专业质量', 10, '评估、方案、记录专业，时长充足', { evidence: ['service-hours'], materials: ['典型案例'] }),
        indicator('timeliness', '按期办理', 5, '各步骤按时限办结', { evidence: ['overdue-rate'] }),
      ]),
      group('finance', '财务管理', [
        indicator('budget', '预算执行', 5, '按预算使用，进度合理', { materials: ['财务报表'] }),
        indicator('compliance', '合规', 5, '审批、报销、核算手续齐全', { materials: ['审计或自查报告'] }),
      ]),
      group('reputation', '社会评价', [
        indicator('satisfaction', '服务对象满意度', 8, '回访和结项满意度', { evidence: ['satisfaction'] }),
        indicator('partners', '相关方评价', 4, '镇街、村（社区）和合作单位的评价'),
      ]),
      group('publicity', '宣传', [
        indicator('publicity-work', '宣传与典型案例', 8, '线上线下宣传，案例提炼和信息公开', { materials: ['宣传材料'] }),
      ]),
    ],
    bands: [
      { grade: 'excellent', label: '优秀', from: 90, renewal: 'renew' },
      { grade: 'good', label: '良好', from: 80, renewal: 'renew' },
      { grade: 'qualified', label: '合格', from: 60, renewal: 'conditional' },
      { grade: 'unqualified', label: '不合格', from: 0, renewal: 'retender' },
    ],
    notSubmittedScore: 0,
    discussionDifference: 10,
    appealDays: 5,
    rectificationDays: 20,
    rectificationShare: 0.2,
  };
}

function group(code: string, title: string, indicators: Indicator[]): IndicatorGroup {
  return { code, title, weight: indicators.reduce((total, { weight }) => total + weight, 0), indicators };
}

/** What an indicator is judged by besides its standard. */
interface Basis {
  readonly evidence?: EvidenceKind[];
  readonly materials?: string[];
}

function indicator(
  code: string,
  title: string,
  weight: number,
  standard: string,
  { evidence = [], materials = [] }: Basis = {},
): Indicator {
  return { code, title, weight, standard, materials, evidence };
}
