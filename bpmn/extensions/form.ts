import { extension, extensionsOf, text, type ModdleElement } from '../reading/moddle-element.ts';

/** Camunda's form key for a form that the process itself contains. */
const EMBEDDED_FORM = /^camunda-forms:bpmn:(.+)$/;

/** `zeebe:formDefinition`: the form's id, whether it is a file of its own (`formId`, `formKey`) or embedded. */
export function readFormId(element: ModdleElement): string | undefined {
  const definition = extension(element, 'zeebe:FormDefinition');
  const key = text(definition, 'formKey');
  return text(definition, 'formId') ?? (key === undefined ? undefined : (EMBEDDED_FORM.exec(key)?.[1] ?? key));
}

/** `zeebe:userTaskForm`: forms that the process contains, as JSON text by id. */
export function embeddedForms(process: ModdleElement): readonly { readonly id: string; readonly body: string }[] {
  return extensionsOf(process).flatMap((item) => {
    const id = text(item, 'id');
    const body = text(item, 'body');
    return item.$type === 'zeebe:UserTaskForm' && id !== undefined && body !== undefined ? [{ id, body }] : [];
  });
}
