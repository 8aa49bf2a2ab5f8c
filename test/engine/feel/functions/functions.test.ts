import { describe, expect, it } from 'vitest';
import { evaluateFeel } from '../../../../engine/feel/index.ts';

const AT = Date.parse('2026-03-02T09:00:00+08:00');

function value(source: string) {
  const result = evaluateFeel(source, { x: null, person: { name: '甲', age: 70 } }, AT);
  return result.ok ? result.value : `fault: ${result.message}`;
}

function answers(kind: string, cases: readonly (readonly [string, unknown])[]): void {
  describe(kind, () => {
    it.each(cases)('given %s, then it is %j', (source, expected) => {
      expect(value(source)).toEqual(expected);
    });
  });
}

answers('truth and absence', [
  ['not(true)', false],
  ['not(x)', null],
  ['is defined(person.name)', true],
  ['is defined(person.phone)', false],
  ['get or else(x, 3)', 3],
  ['get or else(false, true)', false],
  ['assert(person.age, person.age > 60)', 70],
  ['assert(person.age, person.age > 80, "太小")', 'fault: 太小'],
  ['is(date("2026-01-01"), date("2026-01-01"))', true],
]);

answers('texts', [
  ['substring("foobar", 3)', 'obar'],
  ['substring("foobar", -2, 1)', 'a'],
  ['substring("😀b", 2)', 'b'],
  ['string length("中文😀")', 3],
  ['upper case("abc") + lower case("DEF")', 'ABCdef'],
  ['substring before("foobar", "bar")', 'foo'],
  ['substring after("foobar", "ob")', 'ar'],
  ['contains("foobar", "ob") and starts with("foobar", "fo") and ends with("foobar", "ar")', true],
  ['trim("  hello ")', 'hello'],
  ['is blank(" \\t")', true],
  ['is blank(x)', null],
  ['to base64("神木 FEEL")', '56We5pyoIEZFRUw='],
  ['string join(["a", null, "b"], ", ")', 'a, b'],
  ['string join(["a", "b"], ", ", "[", "]")', '[a, b]'],
]);

answers('patterns', [
  ['matches("foobar", "^FO*b", "i")', true],
  ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
  ['replace("a.b", "\\\\.", "$0$0")', 'a..b'],
  ['split("John Doe", "\\\\s")', ['John', 'Doe']],
  ['split("a;b;c;;", ";")', ['a', 'b', 'c', '', '']],
  ['split("abc", "")', ['a', 'b', 'c']],
  ['extract("references are 1234, 1256, 1378", "12[0-9]*")', ['1234', '1256']],
]);

answers('numbers', [
  ['decimal(2.5, 0)', 2],
  ['decimal(1/3, 2)', 0.33],
  ['floor(-1.5)', -2],
  ['ceiling(1.234, 1)', 1.3],
  ['round up(-5.5, 0)', -6],
  ['round down(-5.5, 0)', -5],
  ['round half up(-5.5, 0)', -6],
  ['round half down(5.5, 0)', 5],
  ['abs(-10)', 10],
  ['abs(duration("-PT5H"))', 'PT5H'],
  ['modulo(-12, 5)', 3],
  ['modulo(1, 0)', null],
  ['sqrt(16)', 4],
  ['sqrt(-1)', null],
  ['odd(5) and even(2)', true],
]);

answers('lists', [
  ['list contains([1, [2]], [2])', true],
  ['count([1, 2, 3])', 3],
  ['is empty([])', true],
  ['min([3, 1, 2]) + max(1, 2)', 3],
  ['max("b", "a")', 'b'],
  ['max([date("2026-01-01"), date("2026-02-01")])', '2026-02-01'],
  ['sum([1, 2]) + product(2, 3) + mean([1, 2, 3])', 11],
  ['sum([])', null],
  ['median([10, 9, 2])', 9],
  ['median([6, 1, 2, 3])', 2.5],
  ['mode([6, 3, 9, 6, 6])', [6]],
  ['stddev([2, 4, 6])', 2],
  ['all([true, null])', null],
  ['any([null, true])', true],
  ['sublist([1, 2, 3], -2)', [2, 3]],
  ['append([1], 2, 3)', [1, 2, 3]],
  ['concatenate([1], [2, 3])', [1, 2, 3]],
  ['insert before([1, 3], 2, 2)', [1, 2, 3]],
  ['remove([1, 2, 3], -1)', [1, 2]],
  ['list replace([1, 2, 3], 2, 9)', [1, 9, 3]],
  ['list replace([1, 2, 3], function(item, new) item > new, 2)', [1, 2, 2]],
  ['reverse([1, 2])', [2, 1]],
  ['index of([1, 2, 1], 1)', [1, 3]],
  ['union([1, 2], [2, 3])', [1, 2, 3]],
  ['distinct values([1, [2], 1, [2]])', [1, [2]]],
  ['duplicate values([1, 2, 1, 3, 2])', [1, 2]],
  ['flatten([[1], [[2]]])', [1, 2]],
  ['partition([1, 2, 3, 4, 5], 2)', [[1, 2], [3, 4], [5]]],
  ['sort([{n: 2, k: "a"}, {n: 1}, {n: 2, k: "b"}], function(a, b) a.n < b.n).n', [1, 2, 2]],
]);

answers('contexts', [
  ['get value(person, "name")', '甲'],
  ['get value({a: {b: 1}}, ["a", "b"])', 1],
  ['get entries({a: 1})', [{ key: 'a', value: 1 }]],
  ['context put(person, "age", 71)', { name: '甲', age: 71 }],
  ['context put({}, ["a", "b"], 1)', { a: { b: 1 } }],
  ['context merge({a: 1, b: 1}, {b: 2})', { a: 1, b: 2 }],
  ['context([{key: "a", value: 1}])', { a: 1 }],
]);

answers('conversion', [
  ['number("1,234.5", ",", ".")', 1234.5],
  ['number("abc")', null],
  ['string({a: [1, "b"]})', '{a: [1, "b"]}'],
  ['from json("{\\"a\\": [1, null]}").a', [1, null]],
  ['from json("{")', null],
  ['to json({a: [1, date("2026-01-01")]})', '{"a":[1,"2026-01-01"]}'],
]);

answers('dates', [
  ['today()', '2026-03-02'],
  ['date(2026, 2, 28)', '2026-02-28'],
  ['date(2026, 2, 30)', null],
  ['time(10, 30, 5, duration("PT8H"))', '10:30:05+08:00'],
  ['date and time(date("2026-01-01"), time("10:00:00"))', '2026-01-01T10:00:00'],
  ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
  ['date("2026-03-02") - date("2026-03-01")', 'P1D'],
  ['duration("P1D") * 3', 'P3D'],
  ['duration("P1Y") / 2', 'P6M'],
  ['duration("PT4H") / duration("PT1H")', 4],
  ['years and months duration(date("2011-12-22"), date("2013-08-24"))', 'P1Y8M'],
  ['day of week(today())', 'Monday'],
  ['day of year(date("2026-02-01"))', 32],
  ['week of year(date("2026-01-01"))', 1],
  ['month of year(date("2026-09-01"))', 'September'],
  ['last day of month(date("2028-02-10"))', '2028-02-29'],
  ['date("9999999-01-01")', null],
  ['today() + duration("P999999999Y")', null],
]);

answers('the city’s zone', [
  // A date and time without an offset is meant in the zone that `now()` has.
  ['date and time("2026-03-02T08:59:59") < now()', true],
  ['date and time("2026-03-02T09:00:01") > now()', true],
  ['now() - date and time("2026-03-01T09:00:00")', 'P1D'],
  ['date and time("2026-03-02T10:00:00Z") - date and time("2026-03-02T10:00:00+08:00")', 'PT8H'],
  ['now() - today()', 'PT9H'],
]);

answers('ranges', [
  ['before(1, 10) and after(10, 1)', true],
  ['meets([1..5], [5..10]) and met by([5..10], [1..5])', true],
  ['meets([1..5), [5..10])', false],
  ['overlaps([1..5], [5..8])', true],
  ['overlaps([1..5), [5..8])', false],
  ['overlaps before([1..5], [3..8]) and overlaps after([3..8], [1..5])', true],
  ['finishes(10, [1..10]) and finished by([1..10], [5..10])', true],
  ['starts([1..5], [1..10]) and started by([1..10], 1)', true],
  ['starts((1..5], [1..5])', false],
  ['coincides([1..5], [1..5])', true],
  ['coincides([1..5], [1..5))', false],
  ['during(5, [1..10]) and includes([1..10], [2..3])', true],
  ['includes([1..10), [1..10])', false],
  ['before("a", 1)', null],
]);
