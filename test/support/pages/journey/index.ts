import { makeVisitor, type Site } from '../visitor.ts';
import { contactJourney } from './contact.ts';
import { directoryJourney } from './directory.ts';
import { afterMeeting } from './meetingDay.ts';
import { newcomerJourney } from './newcomer.ts';
import { publicJourney } from './public.ts';
import { teamJourney } from './team.ts';
import { openTeamLink } from './teamPages.ts';

/**
 * Everything that people can see, one after the other: the same steps in the same order on every server.
 * @param teamLink the private link of an organiser
 */
export async function walk(site: Site, teamLink: string): Promise<void> {
  await publicJourney(site);
  await newcomerJourney(site);
  const deniz = makeVisitor(site, 'Deniz');
  await openTeamLink(deniz, teamLink);
  const meeting = await teamJourney(site, deniz);
  await contactJourney(site, deniz);
  await directoryJourney(site, deniz);
  await afterMeeting(site, deniz, meeting);
}
