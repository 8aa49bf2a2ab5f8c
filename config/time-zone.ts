import { OperatorError } from './operator-error.ts';

/**
 * The zone of every deadline, timer and FEEL date without an offset. It is pinned because a diagram that says
 * `date and time("2026-03-02T09:00:00")` must mean the same moment on every worker, today and at replay.
 */
export const TIME_ZONE = 'Asia/Shanghai';

/** Offset of Asia/Shanghai from UTC in minutes: no daylight saving since 1991. */
const OFFSET_MINUTES = 480;

/**
 * Pins this process to Asia/Shanghai and checks that it took hold. Each program calls it before anything else reads a
 * clock; an environment that says otherwise (`TZ=UTC`) is overridden, a runtime without zone data is refused.
 */
export function pinTimeZone(environment: NodeJS.ProcessEnv = process.env): void {
  environment.TZ = TIME_ZONE;
  const offset = -new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset();
  if (offset !== OFFSET_MINUTES) {
    throw new OperatorError(`时区无法设为 ${TIME_ZONE}（现在与 UTC 相差 ${String(offset)} 分钟），期限会算错，因此不启动。`, [
      `启动前设置环境变量：TZ=${TIME_ZONE}`,
      '精简版操作系统请安装时区数据：apt-get install tzdata',
    ]);
  }
}
