import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributePair } from '@temporalio/common';
import { searchAttributes } from '../contract/process-instance.ts';

/** Codes only: search attributes aren't encrypted. */
export function instanceSearchAttributes(processId: string, organisation: string): SearchAttributePair[] {
  return [
    { key: PROCESS_ID, value: processId },
    { key: ORGANISATION, value: organisation },
  ];
}

const PROCESS_ID = defineSearchAttributeKey(searchAttributes.processId, SearchAttributeType.KEYWORD);
const ORGANISATION = defineSearchAttributeKey(searchAttributes.organisation, SearchAttributeType.KEYWORD);
