/** What the measures ask the bureau to hold every year (Art 35). */
export const evaluationKinds = { 'mid-term': '中期', final: '末期' } as const;

export type EvaluationKind = keyof typeof evaluationKinds;
