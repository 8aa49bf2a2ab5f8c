import type { JsonObject } from '../../../contract/json.ts';
import { readDecisions } from '../../../bpmn/decisions/read-decisions.ts';
import { libraryOf } from '../../../bpmn/decisions/required-by.ts';
import { evaluateDecision } from '../../../engine/decisions/evaluate-decision.ts';
import { dmn } from '../decision-table.ts';

/** What decision `d` of a drawn model answers; `fault: …` when it can't, `refused: …` when it isn't compiled at all. */
export async function evaluated(content: string, variables: JsonObject = {}, uri?: string): Promise<unknown> {
  const read = await readDecisions(dmn(content, uri));
  if ('rule' in read) return `refused: ${read.rule}`;
  if (read.refused.d !== undefined) return `refused: ${read.refused.d.map(({ message }) => message).join(' ')}`;
  const result = evaluateDecision(libraryOf(['d'], read), 'd', variables, AT);
  return result.ok ? result.value : `fault: ${result.message}`;
}

/** Decision `d`; `more` holds its variable and requirements. */
export function decisionD(logic: string, more = ''): string {
  return `<decision id="d" name="D">${more}${logic}</decision>`;
}

export function literal(text: string, attributes = ''): string {
  return `<literalExpression ${attributes}><text>${escapeXml(text)}</text></literalExpression>`;
}

export function requires(kind: 'Decision' | 'Input', id: string): string {
  return `<informationRequirement><required${kind} href="#${id}" /></informationRequirement>`;
}

export function knows(id: string): string {
  return `<knowledgeRequirement><requiredKnowledge href="#${id}" /></knowledgeRequirement>`;
}

/** A business knowledge model with untyped parameters, called `name`. */
export function knowledge(name: string, parameters: readonly string[], body: string, more = ''): string {
  const formal = parameters.map((parameter) => `<formalParameter name="${parameter}" />`).join('');
  return `<businessKnowledgeModel id="${name.replace(/ /g, '_')}" name="${name}"><encapsulatedLogic>${formal}${body}</encapsulatedLogic>${more}</businessKnowledgeModel>`;
}

interface TableParts {
  readonly policy?: string;
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  /** A row: tests, then outputs; cells are FEEL. */
  readonly rules: readonly (readonly string[])[];
}

/** A decision table; an input or output that begins with `<` is drawn as it is. */
export function decisionTable({ policy = 'hitPolicy="UNIQUE"', inputs = ['x'], outputs = ['r'], rules }: TableParts): string {
  const drawn = (part: string, plain: string) => (part.startsWith('<') ? part : plain);
  const cell = (kind: string, text: string) => `<${kind}><text>${escapeXml(text)}</text></${kind}>`;
  return `<decisionTable ${policy}>
    ${inputs.map((input) => drawn(input, `<input><inputExpression><text>${input}</text></inputExpression></input>`)).join('')}
    ${outputs.map((output) => drawn(output, `<output name="${output}" />`)).join('')}
    ${rules.map((cells) => `<rule>${cells.map((text, index) => cell(index < inputs.length ? 'inputEntry' : 'outputEntry', text)).join('')}</rule>`).join('')}
  </decisionTable>`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** 2 March 2026, 09:00 in Shanghai. */
const AT = Date.parse('2026-03-02T09:00:00+08:00');
