/** What a record has under a name itself: names come from people, and `constructor` must find nothing. */
export function own<Item>(record: Readonly<Record<string, Item>>, name: string): Item | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
