import { FormFault, parseForm, type FormSchema } from './schema.ts';

/** A form as it was deployed with a version, and why it can't be shown if it can't: its author's fault. */
export interface DeployedForm {
  readonly schema: FormSchema;
  readonly formFault?: string;
}

const NO_FORM: FormSchema = { id: '', components: [] };

/** `formId` is what the diagram names, `json` what the version holds under it. */
export function deployedForm(formId: string | undefined, json: unknown): DeployedForm {
  if (formId === undefined) return { schema: NO_FORM };
  if (json === undefined || json === null) return { schema: NO_FORM, formFault: `流程里没有表单“${formId}”` };
  try {
    return { schema: parseForm(json) };
  } catch (error) {
    if (error instanceof FormFault) return { schema: NO_FORM, formFault: error.message };
    throw error;
  }
}
