import { z } from 'zod';
import type { Database } from '../connection.ts';

/** Everything that was written down in a case: the three lists, the ledger, and what people decided. */
export interface CaseRecords {
  readonly assessments: readonly z.infer<typeof assessment>[];
  /** 需求清单 */
  readonly needs: readonly z.infer<typeof need>[];
  /** 资源清单 */
  readonly resources: readonly z.infer<typeof resource>[];
  /** Newest version first. */
  readonly plans: readonly z.infer<typeof plan>[];
  /** 服务清单 of the newest plan */
  readonly services: readonly z.infer<typeof service>[];
  readonly approvals: readonly z.infer<typeof approval>[];
  /** 服务台账, newest first */
  readonly sessions: readonly z.infer<typeof session>[];
  readonly reviews: readonly z.infer<typeof review>[];
  readonly closings: readonly z.infer<typeof closing>[];
  readonly crises: readonly z.infer<typeof crisis>[];
  readonly consultations: readonly z.infer<typeof consultation>[];
  readonly referrals: readonly z.infer<typeof referral>[];
}

/** The records of a case. `by…` are person ids; entries are in the order in which they were written unless said otherwise. */
export async function loadCaseRecords(database: Database, caseId: string): Promise<CaseRecords> {
  const of = (table: string) => database(table).where({ case_id: caseId });
  const plans = z.array(plan).parse(
    await of('plans')
      .orderBy('version', 'desc')
      .select({
        ...COMMON,
        version: 'version',
        goals: 'goals',
        interventions: 'interventions',
        plannedSessions: 'planned_sessions',
        startDate: 'start_date',
        endDate: 'end_date',
      }),
  );
  return {
    assessments: z.array(assessment).parse(
      await of('assessments')
        .orderBy('at')
        .select({ ...COMMON, riskLevel: 'risk_level', score: 'score', situation: 'situation' }),
    ),
    needs: z.array(need).parse(
      await of('needs')
        .whereNull('superseded_at')
        .orderBy(['at', 'position'])
        .select({ ...COMMON, domain: 'domain', description: 'description', urgency: 'urgency', societies: 'societies' }),
    ),
    resources: z.array(resource).parse(
      await of('resources')
        .whereNull('superseded_at')
        .orderBy(['at', 'position'])
        .select({ ...COMMON, kind: 'kind', description: 'description', provider: 'provider' }),
    ),
    plans,
    services:
      plans[0] === undefined
        ? []
        : z.array(service).parse(
            await of('services').where({ plan_id: plans[0].id }).orderBy('position').select({
              id: 'id',
              catalogueItem: 'catalogue_item',
              description: 'description',
              sessions: 'sessions',
              frequency: 'frequency',
            }),
          ),
    approvals: z.array(approval).parse(
      await of('approvals')
        .orderBy('at')
        .select({ ...COMMON, subject: 'subject', result: 'result', reason: 'reason', returnTo: 'return_to' }),
    ),
    sessions: z.array(session).parse(
      await of('service_sessions')
        .orderBy('number', 'desc')
        .select({
          ...COMMON,
          number: 'number',
          date: 'date',
          durationMinutes: 'duration_minutes',
          place: 'place',
          catalogueItem: 'catalogue_item',
          content: 'content',
          result: 'result',
          nextStep: 'next_step',
          societies: 'societies',
        }),
    ),
    reviews: z.array(review).parse(
      await of('reviews')
        .orderBy('at')
        .select({ ...COMMON, result: 'result', findings: 'findings', advice: 'advice' }),
    ),
    closings: z.array(closing).parse(
      await of('closings')
        .orderBy('at')
        .select({ ...COMMON, closeReason: 'close_reason', summary: 'summary', satisfaction: 'satisfaction' }),
    ),
    crises: z.array(crisis).parse(
      await of('crises')
        .orderBy('at')
        .select({
          ...COMMON,
          status: 'status',
          kind: 'kind',
          description: 'description',
          measures: 'measures',
          handledBy: 'handled_by',
          handledAt: 'handled_at',
        }),
    ),
    consultations: z.array(consultation).parse(
      await of('consultations')
        .orderBy('at')
        .select({
          ...COMMON,
          status: 'status',
          question: 'question',
          advice: 'advice',
          advisedBy: 'advised_by',
          advisedAt: 'advised_at',
          durationMinutes: 'duration_minutes',
          topic: 'topic',
        }),
    ),
    referrals: z.array(referral).parse(
      await of('referrals')
        .orderBy('at')
        .select({
          ...COMMON,
          fromOrganisation: 'from_organisation',
          toOrganisation: 'to_organisation',
          status: 'status',
          reason: 'reason',
          answer: 'answer',
          answeredBy: 'answered_by',
          answeredAt: 'answered_at',
        }),
    ),
  };
}

const COMMON = { id: 'id', byPerson: 'by_person', at: 'at' };

const text = z.string();
const optionalText = z.string().nullable();
const optionalDate = z.date().nullable();
const common = { id: text, byPerson: text, at: z.date() };

const assessment = z.object({ ...common, riskLevel: z.enum(['low', 'medium', 'high']), score: z.number().nullable(), situation: text });
const need = z.object({ ...common, domain: text, description: text, urgency: text, societies: z.array(text) });
const resource = z.object({ ...common, kind: text, description: text, provider: optionalText });
const plan = z.object({
  ...common,
  version: z.number(),
  goals: text,
  interventions: optionalText,
  plannedSessions: z.number(),
  startDate: optionalText,
  endDate: optionalText,
});
const service = z.object({
  id: text,
  catalogueItem: optionalText,
  description: text,
  sessions: z.number().nullable(),
  frequency: optionalText,
});
const approval = z.object({
  ...common,
  subject: text,
  result: z.enum(['approved', 'rejected', 'returned']),
  reason: optionalText,
  returnTo: optionalText,
});
const session = z.object({
  ...common,
  number: z.number(),
  date: text,
  durationMinutes: z.number(),
  place: text,
  catalogueItem: optionalText,
  content: text,
  result: optionalText,
  nextStep: optionalText,
  societies: z.array(text),
});
const review = z.object({ ...common, result: text, findings: text, advice: optionalText });
const closing = z.object({
  ...common,
  closeReason: z.enum(['goals-met', 'client-declined', 'circumstances', 'status-changed']),
  summary: text,
  satisfaction: z.number().nullable(),
});
const crisis = z.object({
  ...common,
  status: z.enum(['reported', 'handled']),
  kind: optionalText,
  description: text,
  measures: optionalText,
  handledBy: optionalText,
  handledAt: optionalDate,
});
const consultation = z.object({
  ...common,
  status: z.enum(['asked', 'advised']),
  question: text,
  advice: optionalText,
  advisedBy: optionalText,
  advisedAt: optionalDate,
  durationMinutes: z.number().nullable(),
  topic: optionalText,
});
const referral = z.object({
  ...common,
  fromOrganisation: text,
  toOrganisation: text,
  status: z.enum(['proposed', 'accepted', 'returned', 'consent-refused']),
  reason: text,
  answer: optionalText,
  answeredBy: optionalText,
  answeredAt: optionalDate,
});
