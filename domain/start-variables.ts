import type { JsonObject, JsonValue } from '../contract/json.ts';
import type { ProcessManifest, StartVariableSource } from '../contract/process-manifest.ts';
import type { OrganisationTree } from './organisations/organisation-tree.ts';

/** What is known of an instance when it starts. */
export interface StartFacts {
  readonly businessKey: string;
  /** Code of the organisation that owns it. */
  readonly organisation: string;
  /** Person id; absent: nobody did, a timer was due. */
  readonly startedBy?: string;
  readonly tree: OrganisationTree;
}

/** The variables that the product adds at the start, as the manifest's `startVariables` name them. */
export function addedVariables({ startVariables }: Pick<ProcessManifest, 'startVariables'>, facts: StartFacts): JsonObject {
  return Object.fromEntries(Object.entries(startVariables).map(([name, source]) => [name, valueOf(source, facts)]));
}

function valueOf(source: StartVariableSource, { businessKey, organisation, startedBy, tree }: StartFacts): JsonValue {
  switch (source) {
    case 'businessKey':
      return businessKey;
    case 'organisation':
      return organisation;
    case 'town':
      return tree.stationOf(organisation)?.code ?? organisation;
    case 'master':
      return tree.all.find(({ tier }) => tier === 'master')?.code ?? organisation;
    case 'startedBy':
      return startedBy ?? null;
  }
}
