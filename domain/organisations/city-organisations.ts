import type { Organisation } from './organisation.ts';

/**
 * The city's organisations as the system starts with them: names follow the pattern of Art 10. The registers hold the
 * living list; this is only what fills an empty one.
 */
export function cityOrganisations(): readonly Organisation[] {
  return [
    { code: 'bureau', name: '神木市民政局', shortName: '市民政局', tier: 'bureau' },
    { code: 'master', name: '神木市社会工作服务总站', shortName: '社工总站', tier: 'master', parent: 'bureau' },
    ...towns.flatMap(organisationsOfTown),
  ];
}

interface Town {
  readonly code: string;
  readonly name: string;
  readonly places: readonly string[];
}

/** 6 streets and 14 towns with some of their communities and villages. */
const towns: readonly Town[] = [
  { code: 'binhexinqu', name: '滨河新区街道', places: ['惠民路社区', '滨河社区', '河滨路社区'] },
  { code: 'xigou', name: '西沟街道', places: ['四卜树村', '灯塔社区', '燕渠村'] },
  { code: 'yongxing', name: '永兴街道', places: ['永兴社区', '大柏堡村', '三堂村'] },
  { code: 'yingbinlu', name: '迎宾路街道', places: ['迎宾路社区', '新村社区', '铁炉峁社区'] },
  { code: 'linzhou', name: '麟州街道', places: ['铧山路社区', '兴神路社区', '东兴街社区'] },
  { code: 'huashan', name: '铧山街道', places: ['铧山社区', '神华路社区', '呼家圪台社区'] },
  { code: 'gaojiabao', name: '高家堡镇', places: ['高家堡社区', '石峁村', '凉水井村'] },
  { code: 'dianta', name: '店塔镇', places: ['店塔社区', '石窑店村', '倪家沟村'] },
  { code: 'sunjiacha', name: '孙家岔镇', places: ['孙家岔村', '燕家塔村', '海湾村'] },
  { code: 'daliuta', name: '大柳塔镇', places: ['大柳塔社区', '前柳塔村', '贾家畔村'] },
  { code: 'huashiya', name: '花石崖镇', places: ['花石崖村', '高念文村', '陈家沟村'] },
  { code: 'zhongji', name: '中鸡镇', places: ['中鸡社区', '前鸡村', '纳林采当村'] },
  { code: 'hejiachuan', name: '贺家川镇', places: ['贺家川村', '彩林村', '温家川村'] },
  { code: 'erlintu', name: '尔林兔镇', places: ['前尔林兔村', '后尔林兔村', '木独石犁村'] },
  { code: 'wanzhen', name: '万镇', places: ['万镇村', '杨家山村', '界牌村'] },
  { code: 'dabaodang', name: '大保当镇', places: ['大保当社区', '野鸡河村', '小保当村', '任家伙场村'] },
  { code: 'mazhen', name: '马镇', places: ['马镇村', '葛富村', '合河村'] },
  { code: 'langanbu', name: '栏杆堡镇', places: ['栏杆堡村', '新庄则村', '折家寨村'] },
  { code: 'shamao', name: '沙峁镇', places: ['沙峁村', '菜园沟村', '张家川村'] },
  { code: 'jinjie', name: '锦界镇', places: ['锦界社区', '沟岔村', '渡口村', '圪丑沟村'] },
];

function organisationsOfTown({ code, name, places }: Town): Organisation[] {
  return [
    { code, name: `神木市${name}社会工作服务站`, shortName: `${name}站`, tier: 'station', parent: 'master' },
    ...places.map((place, index) => ({
      code: `${code}-room-${String(index + 1).padStart(2, '0')}`,
      name: `${name}${place}社会工作服务室`,
      shortName: `${place}室`,
      tier: 'room' as const,
      parent: code,
    })),
  ];
}
