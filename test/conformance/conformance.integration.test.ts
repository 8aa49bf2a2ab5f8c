import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { workerDataConverter } from '../../codec/data-converter.ts';
import { createDefinitionsRepository } from '../../db/read-model/definitions-repository.ts';
import { runScenario } from '../../scripts/scenarios/run/run-scenario.ts';
import { clearEngine } from '../../scripts/scenarios/temporal/clear-engine.ts';
import { startScenarioEngine, type ScenarioEngine } from '../../scripts/scenarios/temporal/scenario-engine.ts';
import { useServers, type ScenarioServers } from '../../scripts/scenarios/temporal/scenario-servers.ts';
import { TemporalDriver } from '../../scripts/scenarios/temporal/temporal-driver.ts';
import { temporalLogger } from '../../workers/log.ts';
import { workflowBundle } from '../../workers/workflow-bundle.ts';
import '../support/server-addresses.ts';

/** One or two of each way in which an instance touches the world; the rules of each element are the unit tests' business. */
const SCENARIOS = [
  'tasks/user-separation',
  'tasks/user-assignment-incident',
  'tasks/service-automatic-failure',
  'tasks/service-retries',
  'tasks/receive',
  'tasks/business-rule',
  'start-events/message-step',
  'start-events/signal-every-process',
  'start-events/timer',
  'start-events/parallel-multiple',
  'start-events/parallel-multiple-same-again',
  'start-events/parallel-multiple-timer',
  'end-events/message-starts-other',
  'hard-cases/15-terminate-in-multi-instance',
  'parallel-gateway/join-in-loop',
  'event-based-gateway/signal-wins',
  'event-sub-process/message-non-interrupting',
  'event-sub-process/escalation-interrupting',
  'boundary-events/message-multi-instance-interrupting',
  'boundary-events/signal-sub-process-non-interrupting',
  'call-activity/call',
  'call-activity/mapped',
  'call-activity/multi-instance',
  'call-activity/error-crosses-two-levels',
  'call-activity/escalation-crosses-non-interrupting',
  'call-activity/nested-boundaries-at-once',
  'call-activity/cancel',
  'call-activity/unknown-process',
  'call-activity/binding-deployment',
  'call-activity/binding-expression',
  'call-activity/countdown',
  'listeners/automatic',
  'listeners/multi-instance',
  'listeners/process-cancelled-at-end',
  'listeners/user-task-interrupted-completing',
  'listeners/user-task-completing-fails',
  'intermediate-events/throw-signal',
  'intermediate-events/signal-every-instance',
  'messages/buffered-in-a-loop',
  'messages/same-key',
  'messages/conversation',
  'messages/same-id',
  'messages/start-one-at-a-time',
  'messages/time-to-live-zero',
  'signals/starts-all',
  'multi-instance/nested',
  'multi-instance/completion-condition',
  'incidents/step-budget-fork',
  'operations/modify-into-sub-process',
  'operations/modify-call',
  'operations/modify-end-last',
  'operations/modify-refused',
  'operations/migrate-interrupted-scope',
  'operations/migrate-join',
  'operations/migrate-event-based-gateway-new',
  'operations/migrate-failed-job',
  'operations/migrate-message-key',
  'operations/migrate-work',
  'operations/migrate-incident',
  'operations/start-at',
  'operations/suspend-mend',
  'event-based-gateway/begins-parallel-cancelled',
  'event-based-gateway/begins-another-by-key',
  'inclusive-gateway/token-comes',
  'complex-gateway/two-of-three',
  'conditional-events/boundary-non-interrupting',
  'multiple-events/all-boundary-interrupting',
  'link-events/jump',
  'ad-hoc/people-choose',
  'compensation/inside',
  'compensation/interrupted',
  'transaction/cancel',
  'standard-loop/boundary-interrupts',
  'multi-instance/behavior-message',
  'data/input-missing',
  'token-quantities/multi-instance',
  'decisions/twice-at-once',
  'decisions/cancelled',
  'timers/date-past',
  'timers/duration-zero',
] as const;

let servers: ScenarioServers;
let engine: ScenarioEngine;

beforeAll(async () => {
  const { postgresUrl, temporalAddress } = inject('servers');
  servers = await useServers({ databaseUrl: postgresUrl, temporalAddress, stop: () => Promise.resolve() });
  engine = await startScenarioEngine(servers.config);
});

afterAll(async () => {
  await engine.stop();
  await servers.stop();
});

describe.each(SCENARIOS)('%s on Temporal', (name) => {
  it('does what the engine in memory does, and can be replayed', async () => {
    const result = await runScenario(join(import.meta.dirname, `${name}.scenario.json`), (scenario, processes, main, later) =>
      TemporalDriver.open(engine, scenario, processes, main, later),
    );
    const faults = await replayAll();
    await clearEngine(engine.context);

    expect({ status: result.status, detail: result.detail, faults }).toEqual({ status: 'passed', detail: '', faults: [] });
  });
});

const instances = z.array(z.object({ id: z.string() }));

/** Replays every instance of the scenario from its history, as a new worker would after the old one died; answers what went wrong. */
async function replayAll(): Promise<readonly string[]> {
  const { database, temporal } = engine.context;
  const definitions = createDefinitionsRepository(database);
  const options = {
    workflowBundle: await workflowBundle(join(tmpdir(), 'social-work-scenario-bundles'), temporalLogger(pino({ level: 'silent' }))),
    dataConverter: workerDataConverter(servers.config.payloadKeys, async (hash) => (await definitions.compiledJson(hash)) ?? 'null'),
  };
  const histories = instances.parse(await database('process_instances').select('id')).map(async ({ id }) => ({
    workflowId: id,
    history: await temporal.workflow.getHandle(id).fetchHistory(),
  }));
  const faults: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options, await Promise.all(histories))) {
    if (error) faults.push(`${workflowId}: ${error.message}`);
  }
  return faults;
}
