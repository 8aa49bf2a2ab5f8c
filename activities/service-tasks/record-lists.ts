import { z } from 'zod';
import { replaceNeeds, replaceResources } from '../../db/registers/write-case-records.ts';
import { defineServiceTask } from './handler.ts';
import { auditCase, findOpenCase } from './support/case-work.ts';
import { caseId } from './support/fields.ts';
import { needEntries, resourceEntries, serviceDomain } from './support/list-entries.ts';

const TITLE = '登记需求清单和资源清单';

/** Writes 需求清单 and 资源清单 (Art 17), each with the five societies that take part (Art 16). Earlier lists stay as superseded. */
export const recordLists = defineServiceTask({
  type: 'record-lists',
  title: TITLE,
  input: z.object({ caseId, needs: needEntries, resources: resourceEntries, domain: serviceDomain }),
  output: z.object({ needCount: z.number(), resourceCount: z.number() }),
  async run({ caseId: given, needs, resources, domain = 'community-governance' }, context) {
    const { found, authorship } = await findOpenCase(context, TITLE, given);
    await replaceNeeds(
      context.transaction,
      authorship,
      needs.map((need) => ({ ...need, domain: need.domain ?? domain, urgency: need.urgency ?? 'normal' })),
    );
    await replaceResources(
      context.transaction,
      authorship,
      resources.map((resource) => ({ ...resource, kind: resource.kind ?? 'formal' })),
    );
    await auditCase(context, found.id, 'lists', { needs: needs.length, resources: resources.length });
    return { needCount: needs.length, resourceCount: resources.length };
  },
});
