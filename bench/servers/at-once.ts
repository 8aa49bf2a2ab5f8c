/** So many at once act, each taking the next item. */
export async function atOnce<Item>(people: number, items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const work = async (): Promise<void> => {
    for (const item of waiting) await act(item);
  };
  await Promise.all(Array.from({ length: people }, work));
}
