/** Packages without types: what we use of them. */
declare module 'bpmn-js-properties-panel' {
  import type { ModuleDeclaration } from 'diagram-js/lib/Diagram';

  export const BpmnPropertiesPanelModule: ModuleDeclaration;
  export const BpmnPropertiesProviderModule: ModuleDeclaration;
  export const ZeebePropertiesProviderModule: ModuleDeclaration;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  import type { ModuleDeclaration } from 'diagram-js/lib/Diagram';

  const module: ModuleDeclaration;
  export default module;
}

declare module '@bpmn-io/properties-panel' {
  import type { Element } from 'bpmn-js/lib/model/Types';

  export interface Field<Value> {
    readonly element: Element;
    readonly id: string;
    readonly label: string;
    readonly description?: string;
    readonly debounce?: (callback: (...args: never[]) => void) => unknown;
    readonly getValue: () => Value;
    readonly setValue: (value: Value) => void;
    readonly validate?: (value: Value) => string | undefined;
  }

  export interface Entry {
    readonly id: string;
    readonly component: () => unknown;
    readonly isEdited?: (node: unknown) => boolean;
  }

  export interface Group {
    readonly id: string;
    readonly label: string;
    readonly component?: unknown;
    readonly entries?: readonly Entry[];
    readonly items?: readonly unknown[];
    readonly shouldOpen?: boolean;
  }

  export function TextFieldEntry(field: Field<string>): unknown;
  export function CheckboxEntry(field: Field<boolean>): unknown;
  export function SelectEntry(
    field: Field<string> & { readonly getOptions: () => readonly { readonly value: string; readonly label: string }[] },
  ): unknown;
  export function isTextFieldEntryEdited(node: unknown): boolean;
  export function isCheckboxEntryEdited(node: unknown): boolean;
  export function isSelectEntryEdited(node: unknown): boolean;
  export const Group: unknown;
}

declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
