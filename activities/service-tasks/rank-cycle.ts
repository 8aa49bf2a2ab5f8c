import { z } from 'zod';
import { changeStationEvaluation, listBoard } from '../../db/registers/station-evaluations.ts';
import { gradeLabel, rank } from '../../domain/evaluations/scoring.ts';
import { BpmnError, defineServiceTask } from './handler.ts';
import { auditEvaluation, findCycleWork } from './support/evaluation-work.ts';
import { text } from './support/fields.ts';

const TITLE = '评估排名';

const row = z.object({ place: z.number(), station: z.string(), name: z.string(), score: z.number(), gradeLabel: z.string() });

/** Gives every station of a cycle that has a result its place; those that were excused have none. */
export const rankCycle = defineServiceTask({
  type: 'rank-cycle',
  title: TITLE,
  input: z.object({ cycleId: text('评估编号', 50) }),
  output: z.object({ ranking: z.array(row), excused: z.number(), notSubmitted: z.number(), average: z.number().nullable() }),
  async run({ cycleId }, context) {
    const { transaction, now } = context;
    const { scheme } = await findCycleWork(context, TITLE, cycleId);
    const board = await listBoard(transaction, cycleId);
    const open = board.filter(({ finalScore, status }) => finalScore === null && status !== 'excused' && status !== 'cancelled');
    if (open.length > 0) {
      throw new BpmnError('CYCLE_OPEN', `还有站没有结果：${open.map(({ shortName }) => shortName).join('、')}`);
    }
    const scored = board.flatMap((line) =>
      line.finalScore === null || line.status === 'excused' ? [] : [{ ...line, score: line.finalScore }],
    );
    const places = rank(Object.fromEntries(scored.map(({ station, score }) => [station, score])));
    for (const { id, station } of scored) await changeStationEvaluation(transaction, id, { place: places[station] ?? null }, now);
    await auditEvaluation(context, cycleId, 'rank', { stations: scored.length });
    const ranking = scored
      .map(({ station, shortName, score, grade }) => ({
        place: places[station] ?? 0,
        station,
        name: shortName,
        score,
        gradeLabel: gradeLabel(scheme, grade),
      }))
      .toSorted((one, other) => one.place - other.place);
    const total = scored.reduce((sum, { score }) => sum + score, 0);
    return {
      ranking,
      excused: board.length - scored.length,
      notSubmitted: scored.filter((line) => line.notSubmitted).length,
      average: scored.length === 0 ? null : Math.round((total / scored.length) * 100) / 100,
    };
  },
});
