import { z } from 'zod';

/** What pages show of a version's manifest; fields that a process drawn in the editor doesn't have are empty. */
const manifestSchema = z
  .object({
    title: z.string().catch(''),
    articles: z.array(z.string()).catch([]),
    description: z.string().catch(''),
  })
  .catch({ title: '', articles: [], description: '' });
export type ManifestView = z.infer<typeof manifestSchema>;

export function readManifest(resources: Readonly<Record<string, unknown>>): ManifestView {
  return manifestSchema.parse(resources['manifest'] ?? {});
}
