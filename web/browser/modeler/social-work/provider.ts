import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type Modeling from 'bpmn-js/lib/features/modeling/Modeling';
import type { Element } from 'bpmn-js/lib/model/Types';
import { is } from 'bpmn-js/lib/util/ModelUtil';
import { Group } from '@bpmn-io/properties-panel';
import type { Group as PanelGroup, Entry } from '@bpmn-io/properties-panel';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { ModuleDeclaration } from 'diagram-js/lib/Diagram';
import { articleEntries } from './articles.ts';
import { calledInstanceEntries } from './called-instance.ts';
import { deadlineEntries } from './deadline.ts';
import type { EntryContext } from './entry-context.ts';
import { createExtensions, property, type Extensions } from './extensions.ts';
import { laneCandidateEntries } from './lane-candidates.ts';
import { separationEntries } from './separation.ts';
import { takesUserAction, userActionEntries } from './user-action.ts';

interface PropertiesPanelService {
  registerProvider(priority: number, provider: SocialWorkProvider): void;
}

/** Adds the group 社工规则 at the top. */
class SocialWorkProvider {
  static readonly $inject = ['propertiesPanel', 'modeling', 'bpmnFactory', 'elementRegistry', 'debounceInput'];
  readonly #extensions: Extensions;
  readonly #elementRegistry: ElementRegistry;
  readonly #debounce: EntryContext['debounce'];

  constructor(
    propertiesPanel: PropertiesPanelService,
    modeling: Modeling,
    bpmnFactory: BpmnFactory,
    elementRegistry: ElementRegistry,
    debounceInput: EntryContext['debounce'],
  ) {
    this.#extensions = createExtensions(modeling, bpmnFactory);
    this.#elementRegistry = elementRegistry;
    this.#debounce = debounceInput;
    propertiesPanel.registerProvider(AFTER_THE_OTHERS, this);
  }

  getGroups(element: Element): (groups: readonly PanelGroup[]) => readonly PanelGroup[] {
    return (groups) => {
      const entries = this.#entries(element);
      if (entries.length === 0) return groups;
      const ours: PanelGroup = { id: 'socialWork', label: '社工规则', component: Group, entries, shouldOpen: true };
      const general = groups.findIndex(({ id }) => id === 'general');
      return [...groups.slice(0, general + 1), ours, ...groups.slice(general + 1)];
    };
  }

  #entries(element: Element): Entry[] {
    if (property(element, 'labelTarget') !== undefined) return [];
    const context: EntryContext = {
      element,
      extensions: this.#extensions,
      elementRegistry: this.#elementRegistry,
      debounce: this.#debounce,
    };
    if (is(element, 'bpmn:Lane')) return laneCandidateEntries(context);
    if (!is(element, 'bpmn:FlowNode')) return [];
    return [
      ...articleEntries(context),
      ...(is(element, 'bpmn:UserTask') ? [...deadlineEntries(context), ...separationEntries(context)] : []),
      ...(is(element, 'bpmn:CallActivity') ? calledInstanceEntries(context) : []),
      ...(takesUserAction(element) ? userActionEntries(context) : []),
    ];
  }
}

/** Providers with a lower priority see the groups of the higher ones. */
const AFTER_THE_OTHERS = 200;

export const socialWorkProperties: ModuleDeclaration = {
  __init__: ['socialWorkProvider'],
  socialWorkProvider: ['type', SocialWorkProvider],
};
