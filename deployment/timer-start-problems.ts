import type { DeployableProcess, Problem } from '../bpmn/index.ts';
import { startEventsOf } from './start-events.ts';
import { timerScheduleOf } from './timer-schedule.ts';

/** Timer start events that no schedule can be made of: they would never start anything, so they keep the deployment out. */
export function timerStartProblems({ definition, resource }: DeployableProcess): readonly Problem[] {
  return startEventsOf(definition)
    .filter(({ kind, name }) => kind === 'timer' && timerScheduleOf(name, Date.now()) === undefined)
    .map(({ elementId, name }) => ({
      severity: 'error',
      rule: 'timer-start-schedule',
      element: elementId,
      resource,
      message: `定时开始事件「${elementId}」的时间“${name.slice(name.indexOf(':') + 1)}”排不出日程。`,
      remedy: '请用将来的日期，或能整除一年的月数（如 P1M、P3M、P1Y）、不少于一秒的周期、cron 表达式。',
    }));
}
