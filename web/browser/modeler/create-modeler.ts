import Modeler from 'bpmn-js/lib/Modeler';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type Selection from 'diagram-js/lib/features/selection/Selection';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule } from 'bpmn-js-properties-panel';
import behaviours from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import type { BpmnModdle } from 'bpmn-moddle';
import { keepEverything } from '../../../bpmn/exchange/create-moddle.ts';
import { bpmnMetamodel } from '../../../bpmn/exchange/metamodel.ts';
import socialWork from '../../../bpmn/extensions/social-work.json';
import { socialWorkProperties } from './social-work/provider.ts';
import { chineseTranslation } from './translate/translate.ts';

export interface ModelerServices {
  canvas: Canvas;
  elementRegistry: ElementRegistry;
  eventBus: EventBus;
  overlays: Overlays;
  selection: Selection;
  commandStack: CommandStack;
  moddle: BpmnModdle;
}

export type BpmnModeler = Modeler<ModelerServices>;

/** Extensions that the editor knows by name: Camunda's and the regulation's. */
export const moddleExtensions = { zeebe, sw: socialWork };

/** The editor: BPMN with the Camunda 8 profile and the regulation's extensions, in Chinese. */
export function createModeler(canvas: HTMLElement, panel: HTMLElement): BpmnModeler {
  const modeler = new Modeler<ModelerServices>({
    container: canvas,
    propertiesPanel: { parent: panel },
    additionalModules: [
      chineseTranslation,
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      behaviours,
      socialWorkProperties,
    ],
    moddleExtensions: { bpmn: bpmnMetamodel(), ...moddleExtensions },
    bpmnRenderer: {
      defaultFillColor: 'var(--diagram-fill)',
      defaultStrokeColor: 'var(--diagram-stroke)',
      defaultLabelColor: 'var(--diagram-ink)',
    },
  });
  keepEverything(modeler.get('moddle'), moddleExtensions);
  return modeler;
}
