const FAMILY_NAMES = Array.from('王李张刘高白乔折杨贺郝边韩冯薛武孟訾温呼杭焦');
const GIVEN_NAMES = [
  '建军',
  '秀兰',
  '志强',
  '海燕',
  '永红',
  '晓梅',
  '文斌',
  '玉芳',
  '国栋',
  '彩霞',
  '飞',
  '小琴',
  '世平',
  '雪莲',
  '振华',
  '艳',
  '树林',
  '巧玲',
  '浩然',
  '凤英',
  '保山',
  '婷',
  '怀义',
  '桂香',
  '磊',
  '春梅',
  '占荣',
  '瑞',
];

/** An invented name; neighbouring numbers give different names, the same number always the same. */
export function inventName(number: number): string {
  const family = FAMILY_NAMES[(number * 7) % FAMILY_NAMES.length] ?? '';
  return family + (GIVEN_NAMES[(number * 11 + Math.floor(number / FAMILY_NAMES.length)) % GIVEN_NAMES.length] ?? '');
}
