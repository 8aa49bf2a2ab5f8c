import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
type RecordedHistory = Parameters<typeof History.toObject>[0];

/** A history as it is kept in a file: readable, with bytes in base64, and stack traces without the recording machine's folders. */
export function historyToText(history: Parameters<typeof History.create>[0], project: string): string {
  const recorded = JSON.stringify(History.toObject(History.create(history), { bytes: String, longs: String, enums: String }));
  return recorded.replaceAll(`${project}/`, '');
}

export function historyFromText(text: string): RecordedHistory {
  const recorded: Record<string, unknown> = JSON.parse(text);
  return History.fromObject(recorded);
}

/** Ids of called instances contain their caller's, so a replay must use the id of the recording. */
export function workflowIdOf(history: RecordedHistory): string {
  const id = history.events[0]?.workflowExecutionStartedEventAttributes?.workflowId;
  if (id == null) throw new Error('The history does not begin with a start');
  return id;
}
