import { END, START, diagram, path } from '../../diagram.ts';
import type { RuleCase } from '../rule-case.ts';

/** A task whose data input `a` is filled by this association. */
function filledBy(association: string, id = 'x'): string {
  return diagram([
    START,
    `<bpmn:task id="A"><bpmn:ioSpecification id="io"><bpmn:dataInput id="in" name="a" /><bpmn:inputSet id="is"><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet id="os" /></bpmn:ioSpecification><bpmn:dataInputAssociation id="da">${association}</bpmn:dataInputAssociation></bpmn:task>`,
    END,
    path('S', 'A', 'E'),
    `<bpmn:dataObject id="${id}" /><bpmn:dataObjectReference id="rx" dataObjectRef="${id}" /><bpmn:dataObject id="y" /><bpmn:dataObjectReference id="ry" dataObjectRef="y" />`,
  ]);
}

const target = '<bpmn:targetRef>in</bpmn:targetRef>';
const source = '<bpmn:sourceRef>rx</bpmn:sourceRef>';
const second = '<bpmn:sourceRef>ry</bpmn:sourceRef>';

function assignment(from: string, to: string): string {
  return `<bpmn:assignment><bpmn:from xsi:type="bpmn:tFormalExpression">${from}</bpmn:from><bpmn:to xsi:type="bpmn:tFormalExpression">${to}</bpmn:to></bpmn:assignment>`;
}

export const dataAssociation: readonly RuleCase[] = [
  { title: 'accepts a copy', drawn: filledBy(source + target), reported: [] },
  {
    title: 'accepts a transformation of several sources, in FEEL by its language',
    drawn: filledBy(
      `${source}${second}${target}<bpmn:transformation language="https://www.omg.org/spec/DMN/20191111/MODEL/">x + y</bpmn:transformation>`,
    ),
    reported: [],
  },
  {
    title: 'accepts a transformation that is a whole literal expression of DMN',
    drawn: filledBy(
      `${source}${target}<bpmn:transformation language="https://www.omg.org/spec/DMN/20191111/MODEL/"><![CDATA[<d:literalExpression xmlns:d="https://www.omg.org/spec/DMN/20191111/MODEL/" id="le"><d:text>x.a &lt; 2</d:text></d:literalExpression>]]></bpmn:transformation>`,
    ),
    reported: [],
  },
  { title: 'accepts assignments', drawn: filledBy(source + target + assignment('=x', '=a.b') + assignment('7', 'c')), reported: [] },
  {
    title: 'accepts an arrow to nothing, as bpmn.io draws it',
    drawn: diagram([
      START,
      '<bpmn:task id="A"><bpmn:property id="p" name="__targetRef_placeholder" /><bpmn:dataInputAssociation id="da"><bpmn:sourceRef>gone</bpmn:sourceRef><bpmn:targetRef>p</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:task>',
      END,
      path('S', 'A', 'E'),
    ]),
    reported: [],
  },
  { title: 'refuses several sources without a transformation', drawn: filledBy(source + second + target), reported: ['A'] },
  { title: 'refuses no source', drawn: filledBy(target), reported: ['A'] },
  { title: 'refuses a source that the file lacks', drawn: filledBy(`<bpmn:sourceRef>gone</bpmn:sourceRef>${target}`), reported: ['A'] },
  {
    title: 'refuses other languages',
    drawn: filledBy(`${source}${target}<bpmn:transformation language="http://www.w3.org/1999/XPath">/x</bpmn:transformation>`),
    reported: ['A'],
  },
  { title: 'refuses paths that are none', drawn: filledBy(source + target + assignment('=x', "getData('a')/b")), reported: ['A'] },
  { title: 'refuses data that has no usable name', drawn: filledBy(source + target, 'x.1'), reported: ['A'] },
];
