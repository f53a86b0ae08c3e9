import { daysAfter } from '#core/time/amsterdam.ts';
import type { Page, Site, Visitor } from '../visitor.ts';

const TEAM_LANGUAGES = ['nl', 'en', 'ar'];

export const dayFromNow = (days: number): string => daysAfter(new Date(), days).toISOString().slice(0, 10);

/** Asks an address in each language of the team. */
export type Look = (path: string, who?: Visitor) => Promise<Page>;

/** The team's pages about one meeting, below its address. */
export const PAGES = [
  '',
  '/seats',
  '/needs',
  '/people.csv',
  '/come',
  '/check-in',
  '/check-in/list',
  '/hosts',
  '/badges',
  '/edit',
  '/message',
  '/market',
  '/market/plan',
  '/shifts',
  '/photos',
  '/waiting',
  '/letters',
  '/change',
];

/** A meeting with the paths of its pages: of the team, and of some people who come. */
export interface MeetingPaths {
  base: string;
  people: string[];
}

/** In the languages of the team; in the others an address of the team leads to the Dutch page, which is asked once. */
export const teamLanguages = (site: Site): string[] =>
  site.languages.filter((code) => TEAM_LANGUAGES.includes(code));

/** Opens the link of a member of the team as they would: it is shown first and opened with a tap. */
export async function openTeamLink(visitor: Visitor, link: string): Promise<Page> {
  const path = link.replace(/^\/[a-z]+/, '');
  const shown = await visitor.look(path, ['nl', 'ar']);
  return visitor.submit(shown, '/team');
}

/** Changes fields of the edition itself. */
export async function move(deniz: Visitor, base: string, fields: Record<string, string>): Promise<Page> {
  return deniz.submit(await deniz.open(`/nl${base}/edit`), `${base}/edition`, fields);
}
