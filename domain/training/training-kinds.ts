/** How people of a station are trained (Art 12): by the tier above, by the agency from day to day, or elsewhere. */
export const trainingKinds = { tiered: '分级培训', daily: '日常业务培训', external: '外出学习' } as const;

export type TrainingKind = keyof typeof trainingKinds;

export function isTrainingKind(text: string): text is TrainingKind {
  return Object.hasOwn(trainingKinds, text);
}
