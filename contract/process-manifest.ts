import { z } from 'zod';
import { timerStartRulesSchema } from './timer-start-rules.ts';

/**
 * `manifest.json` of a process package: what the product must know about a process that its diagram doesn't say.
 * Strict, so that a misspelt key is a message at deployment and not a setting that silently does nothing.
 */
export const processManifestSchema = z.strictObject({
  /** Process id in the diagram and name of the package's folder. */
  key: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, '流程标识只能用小写字母、数字和连字符，以字母开头'),
  /** Title for people. */
  title: z.string().min(1).max(40),
  /** One or two sentences on the start page. */
  description: z.string().min(1).max(300),
  /** Articles of the regulation that the process implements, e.g. `第十七条`. */
  articles: z.array(z.string().regex(/^第[一二三四五六七八九十百]+条$/, '条款写作“第十七条”')),
  /** Who may start it, each for their own organisation: a role (`worker`), a role at one tier (`worker@room`), or `*` for everybody. */
  mayStart: z
    .array(z.string().regex(/^(\*|[a-z]+(-[a-z]+)*)(@(bureau|master|station|room))?$/, '写作角色代码，可加层级，如 worker@room'))
    .min(1),
  /** Form id of the start page; absent: the process starts without questions. */
  startForm: z.string().min(1).optional(),
  businessKey: z.strictObject({
    /** `<prefix>-<year>-<number>`, counted by prefix and year in PostgreSQL: GA-2026-000123. */
    scheme: z.literal('case-code'),
    prefix: z.string().regex(/^[A-Z]{2,4}$/),
  }),
  /** Variables that the product adds at the start to those of the start form, by variable name. */
  startVariables: z.record(z.string().regex(/^[A-Za-z_]\w*$/), z.enum(['businessKey', 'organisation', 'town', 'master', 'startedBy'])),
  /** What holds for its timer start events: absent where it has none, or where the defaults are right. */
  timerStart: timerStartRulesSchema.optional(),
  /** Ready answers to the start form: for demo data, rehearsal and training. Never real people. */
  sampleData: z.array(
    z.strictObject({
      title: z.string().min(1).max(60),
      variables: z.record(z.string(), z.json()),
    }),
  ),
});

/**
 * Values of `startVariables`: `businessKey` the new instance's code; `organisation` the starter's own organisation;
 * `town` the nearest street or town station at or above it (the organisation itself where there is none); `master` the
 * master station; `startedBy` the starter's user id.
 */
export type StartVariableSource = ProcessManifest['startVariables'][string];

export type ProcessManifest = z.infer<typeof processManifestSchema>;

export type ManifestResult =
  { readonly ok: true; readonly manifest: ProcessManifest } | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the text of a `manifest.json`. Faults come back as one sentence each, naming the place in the file. */
export function parseProcessManifest(text: string): ManifestResult {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problems: ['manifest.json 不是有效的 JSON'] };
  }
  const result = processManifestSchema.safeParse(value);
  if (result.success) return { ok: true, manifest: result.data };
  return { ok: false, problems: result.error.issues.map(({ path, message }) => `manifest.json ${placeOf(path)}：${message}`) };
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '（整个文件）' : path.map(String).join('.');
}
