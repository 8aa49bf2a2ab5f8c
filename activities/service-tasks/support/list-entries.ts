import { z } from 'zod';
import { isServiceDomain } from '../../../domain/service-catalogue.ts';
import { code, entries, optional, optionalText, societies, text } from './fields.ts';

/** Entries of the three lists (Art 17) as forms and diagrams hand them over. */

export const serviceDomain = optional(z.string().refine(isServiceDomain, '需求领域不在五大领域和延伸领域内'));

const need = z.object({
  description: text('需求', 2000),
  domain: serviceDomain,
  urgency: optional(code('紧急程度', ['low', 'normal', 'urgent'])),
  societies,
});

const resource = z.object({
  description: text('资源', 2000),
  kind: optional(code('资源类别', ['formal', 'informal', 'charity', 'volunteer'])),
  provider: optionalText('资源提供方', 200),
});

export const needEntries = entries(need, (description) => ({ description }));
export const resourceEntries = entries(resource, (description) => ({ description }));
