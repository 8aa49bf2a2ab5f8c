/** Who and what ids stand for. Over the registers in production, in memory in tests. */
export interface Directory {
  /** The account of a log-in name, with its password's scrypt hash; locked accounts and people who left have none. */
  findAccount(username: string): Promise<{ readonly personId: string; readonly passwordHash: string } | undefined>;
  /** Names of people by id; unknown ids are left out. */
  personNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Names of organisations by code; unknown codes are left out. */
  organisationNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
