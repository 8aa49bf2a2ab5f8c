import type { Rule } from './rule.ts';

/** Start of the measures for the city's records; the bureau corrects it together with the values. */
const ISSUED = '2021-01-01';

/** The regulation's numbers as the system starts with them. */
export const regulationRules = {
  qualificationTrainingHours: rule('qualificationTrainingHours', '认定社会工作者的累计培训时长', '第五条', '小时', 120),
  qualificationTrainingSince: rule('qualificationTrainingSince', '累计培训时长的起算年份', '第五条', '年', 2016),
  masterStationFunding: rule('masterStationFunding', '社工总站每年工作经费下限', '第七条', '分', 30_000_000),
  officeArea: rule('officeArea', '社工总站、社工站办公用房面积下限', '第九条', '平方米', 27),
  headPracticeYears: rule('headPracticeYears', '主要负责人实务经验下限', '第十一条', '年', 2),
  roomCertifiedWorkers: rule('roomCertifiedWorkers', '社工室持证社工人数下限', '第十一条', '名', 1),
  volunteerTeams: rule('volunteerTeams', '志愿服务队伍数量下限', '第十一条', '支', 1),
  yearlyTrainingHours: rule('yearlyTrainingHours', '每年培训时长下限', '第十二条', '学时', 30),
  archiveRetentionYears: rule('archiveRetentionYears', '服务项目档案保存年限下限', '第二十三条', '年', 3),
  evaluationsPerYear: rule('evaluationsPerYear', '每年绩效评估次数（中期、末期）', '第三十五条', '次', 2),
} as const satisfies Record<string, Rule>;

function rule(key: string, label: string, article: string, unit: string, value: number): Rule {
  return { key, label, article, unit, values: [{ from: ISSUED, value }] };
}
