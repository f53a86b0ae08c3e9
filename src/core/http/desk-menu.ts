import type { StaffMember, TeamMember } from '../access/actor.ts';
import type { AppContext } from '../context.ts';
import type { Tx } from '../db/connection.ts';
import type { InterfaceLanguage } from '../i18n/languages.ts';

/** One page of the desks, in the menu that stands beside all of them. */
export interface DeskMenuEntry {
  /** The path after the language, e.g. `/inbox`. */
  path: string;
  label: string;
  /** How many things wait there, or how many there are; left out where a number says nothing. */
  count?: number | undefined;
}

/** Pages that belong together: those of one meeting, or those that are always there. */
export interface DeskMenuSection {
  title: string;
  entries: DeskMenuEntry[];
}

/** Who looks at which page: of the team of the website, or of a municipality. */
export interface DeskMenuRequest<A extends TeamMember | StaffMember = TeamMember> {
  app: AppContext;
  actor: A;
  language: InterfaceLanguage;
  /** The path after the language. */
  path: string;
}

/**
 * What a feature adds to the menu of the desks for this member of the team on this page, in the order in which `app.ts` lists
 * the features. A source reads counts alone, never a person's data: the menu writes no line in the access log.
 */
export type DeskMenuSource = (tx: Tx, request: DeskMenuRequest) => Promise<DeskMenuSection[]>;

/** The same for the staff of a municipality, whose desks are behind a wall of their own. */
export type StaffMenuSource = (tx: Tx, request: DeskMenuRequest<StaffMember>) => Promise<DeskMenuSection[]>;

/** Sections with the same title are one, in the order of their first. */
export function mergeSections(sections: readonly DeskMenuSection[]): DeskMenuSection[] {
  const byTitle = new Map<string, DeskMenuSection>();
  for (const { title, entries } of sections) {
    const known = byTitle.get(title);
    if (known) known.entries.push(...entries);
    else if (entries.length > 0) byTitle.set(title, { title, entries: [...entries] });
  }
  return [...byTitle.values()];
}

/** The entry that a path belongs to: of the entries that it lies in, the one with the longest path. */
export function currentEntry(sections: readonly DeskMenuSection[], path: string): DeskMenuEntry | undefined {
  return sections
    .flatMap(({ entries }) => entries)
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
