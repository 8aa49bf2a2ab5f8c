import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { DEMO_PASSWORD } from '../demo/demo-accounts.ts';
import { insist } from './insist.ts';
import type { OpenTask } from './oracle.ts';
import { WebPerson } from './web-person.ts';

/** Rooms that cases begin in: two of one town and one of another. */
const ROOMS = ['dabaodang-room-01', 'dabaodang-room-02', 'jinjie-room-01'];

const memberRows = z.array(z.object({ person: z.string(), group: z.string() }));

/** The city's people at their browsers: each logs in once, when first needed. */
export class Staff {
  readonly #origin: string;
  readonly #members: ReadonlyMap<string, readonly string[]>;
  readonly #present = new Map<string, Promise<WebPerson>>();

  private constructor(origin: string, members: ReadonlyMap<string, readonly string[]>) {
    this.#origin = origin;
    this.#members = members;
  }

  static async of(database: Database, origin: string): Promise<Staff> {
    const rows: unknown = await database('assignments')
      .select({ person: 'person_id', group: database.raw("role || '@' || organisation") })
      .whereNull('ended_at')
      .orderBy('person_id');
    const members = new Map<string, string[]>();
    for (const { person, group } of memberRows.parse(rows)) {
      members.set(group, [...(members.get(group) ?? []), person]);
    }
    return new Staff(origin, members);
  }

  /** Who begins a case: the workers of the rooms in turn. */
  async starter(number: number): Promise<WebPerson> {
    const room = ROOMS[number % ROOMS.length] ?? '';
    return await this.#person(this.#members.get(`worker@${room}`)?.[0]);
  }

  /** Whoever has the task already, or may take it. */
  async someoneFor(task: OpenTask): Promise<WebPerson> {
    const candidates = task.groups.flatMap((group) => this.#members.get(group) ?? []).filter((person) => !task.excluded.includes(person));
    return await this.#person(task.assignee ?? candidates[0], `${task.elementId} for ${task.groups.join(', ')}`);
  }

  async #person(id: string | undefined, what = 'a start'): Promise<WebPerson> {
    if (id === undefined) {
      throw new Error(`Nobody may do ${what}`);
    }
    const arriving =
      this.#present.get(id) ??
      insist(
        async () => {
          const person = new WebPerson(this.#origin, id);
          await person.logIn(DEMO_PASSWORD);
          return person;
        },
        { within: 120_000 },
      );
    this.#present.set(id, arriving);
    return await arriving;
  }
}
