import type { ProcessDefinition } from '../../engine/definition/process-definition.ts';
import type { DiagramState } from './diagram-state.ts';
import type { Drawing } from './drawing.ts';
import { drawingOf } from './drawings.ts';
import { renderSvg } from './render-svg.ts';
import { describeSteps, type DiagramStep } from './steps.ts';

/** A deployed version, as the read model keeps it. */
export interface DrawableDefinition {
  readonly hash: string;
  readonly bpmnXml: string;
  readonly definition: ProcessDefinition;
}

/** What the partial `diagram` shows. */
export interface DiagramView {
  /** Where the browser finds the XML. */
  readonly source: string;
  readonly label: string;
  /** The server's drawing, already escaped; absent when the file has no layout. */
  readonly svg?: string;
  readonly steps: DiagramStepsView;
}

/** What the partial `diagram-steps` shows; a page that polls renders it alone. */
export interface DiagramStepsView {
  /** JSON for the browser: the one source of marks. */
  readonly state: string;
  readonly steps: readonly DiagramStep[];
  readonly finished: number;
  /** Where a fresh list comes from; absent: the marks don't change. */
  readonly refreshFrom?: string;
}

/** Prepares the partial `diagram`: `{{> diagram diagram}}`. */
export async function presentDiagram(
  drawable: DrawableDefinition,
  state: DiagramState,
  options: { readonly refreshFrom?: string } = {},
): Promise<DiagramView> {
  const drawing: Drawing | undefined = await drawingOf(drawable.hash, drawable.bpmnXml);
  const label = `流程图：${drawable.definition.name}`;
  const view = {
    source: `/process-versions/${encodeURIComponent(drawable.hash)}/diagram.bpmn`,
    label,
    steps: presentSteps(drawable.definition, state, options),
  };
  return drawing === undefined ? view : { ...view, svg: renderSvg(drawing, state, label) };
}

export function presentSteps(
  definition: ProcessDefinition,
  state: DiagramState,
  options: { readonly refreshFrom?: string } = {},
): DiagramStepsView {
  const steps = describeSteps(definition, state);
  const view = { state: JSON.stringify(state), steps, finished: steps.filter(({ mark }) => mark === 'done').length };
  return options.refreshFrom === undefined ? view : { ...view, refreshFrom: options.refreshFrom };
}
