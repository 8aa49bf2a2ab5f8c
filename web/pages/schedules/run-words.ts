import type { ScheduleRun, SkipReason } from '../../../db/schedules/schedule.ts';
import type { TimerStartRules } from '../../../contract/timer-start-rules.ts';

/** What became of a firing, for people: a badge and why. */
export interface RunWords {
  readonly kind: 'done' | 'warn' | 'plain';
  readonly label: string;
  readonly note: string;
}

export function runWords({ outcome }: ScheduleRun, personName: (id: string | null) => string): RunWords {
  switch (outcome.status) {
    case 'skipped':
      return { kind: 'warn', label: '没有发起', note: reasons[outcome.reason] };
    case 'started':
      return { kind: 'done', label: '到时间发起', note: noteOf(outcome.begunAt, '') };
    case 'caught-up':
      return { kind: 'done', label: '补办', note: noteOf(outcome.begunAt, '到时间时系统中断，恢复后补办一次。') };
    case 'by-hand':
      return { kind: 'done', label: '手动发起', note: noteOf(outcome.begunAt, `${personName(outcome.startedBy)}发起。`) };
  }
}

/** A firing that nobody has settled: the page can tell, because it knows the rule. */
export const unsettled: RunWords = { kind: 'warn', label: '还没有处理', note: '到时间了，流程服务还没有处理；恢复后自动补办或记录。' };

/** What the process says about outages and overlaps, as rules for people. */
export function rulesWords({ missed, catchUpDays, overlap }: TimerStartRules): { readonly missed: string; readonly overlap: string } {
  return {
    missed: missed === 'once' ? `恢复后补办一次，不论错过几次；超过 ${catchUpDays} 天不再补` : '不补办，只记录哪一次没有发起',
    overlap: overlap === 'skip' ? '这一次不发起' : '照样发起新的一件',
  };
}

function noteOf(begunAt: Date | null, note: string): string {
  return begunAt === null ? '已登记，流程服务恢复后自动发起。' : note;
}

const reasons: Readonly<Record<SkipReason, string>> = {
  missed: '到时间时系统中断；按规定不补办。',
  merged: '到时间时系统中断；与之后的一次合并，只办一次。',
  'too-late': '系统中断太久，已过补办期限。',
  overlap: '上一次发起的还没有办完。',
  paused: '当时已暂停。',
  replaced: '流程改版后不再按这个时间发起。',
};
