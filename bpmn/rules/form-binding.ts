import { embeddedForms, readFormId } from '../extensions/form.ts';
import { extension, text } from '../reading/moddle-element.ts';
import { findingOn } from './finding-on.ts';
import type { Rule } from './rule.ts';

/**
 * A version keeps its forms, so binding a form to the deployment or to a version tag can be promised when the form is
 * among the files, and only then: forms of other processes are found by id alone.
 */
export const formBinding: Rule = {
  name: 'form-binding',
  severity: 'error',
  *check({ source, forms }) {
    const embedded = new Set(embeddedForms(source.element).map(({ id }) => id));
    for (const { element } of source.nodes) {
      const definition = extension(element, 'zeebe:FormDefinition');
      const id = readFormId(element);
      const form = id === undefined || !Object.hasOwn(forms, id) ? undefined : forms[id];
      const binding = text(definition, 'bindingType');
      if (binding === 'deployment' && form === undefined && !embedded.has(id ?? '')) {
        yield findingOn(
          element,
          `要使用同一次部署的表单“${id ?? ''}”，但它不在这次部署的文件里。`,
          '请把表单文件与流程一起部署，或把绑定方式改为“最新版本”（latest）。',
        );
      }
      if (binding === 'versionTag' && (form === undefined || form.versionTag !== text(definition, 'versionTag'))) {
        yield findingOn(
          element,
          `要使用标签为“${text(definition, 'versionTag') ?? ''}”的表单“${id ?? ''}”，但这次部署的文件里没有。`,
          '请把带有该标签的表单文件与流程一起部署，或把绑定方式改为“同一次部署”（deployment）。',
        );
      }
    }
  },
};
