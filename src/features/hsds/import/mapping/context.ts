/** What the mapping depends on besides the record. */
export interface MappingContext {
  /** YYYY-MM-DD in the Netherlands. */
  today: string;
  findTown: FindTown;
}

/** Finds the one town of a name; null when there is none, or when the hints do not tell several apart. */
export type FindTown = (
  name: string,
  hints: { region?: string; lat?: number | null; lon?: number | null },
) => { town: string; municipality: string } | null;
