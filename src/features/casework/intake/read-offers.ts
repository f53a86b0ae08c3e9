import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import { logConsentReads, readByConsent } from '#core/access/logged-read.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { consentsOfGuide, type GuideConsent } from '#features/consents';
import { readStory, type Story, type StoryQuestion } from '#features/story';
import { offersFrom, type StoryOffer } from './from-story.ts';

/** What a newcomer opened to this guide, with what an intake can start from. */
export interface OpenedToGuide {
  consent: GuideConsent;
  story: Story;
  answeredAt: Partial<Record<StoryQuestion, string>>;
  offers: StoryOffer[];
}

/** The consents of this guide that are in force: their names are read, so each finds a line in the access log. */
export const readOpened = (app: AppContext, staff: StaffMember, page: string): Promise<GuideConsent[]> =>
  readByConsent(app, rlsContextOf(staff), { purpose: 'guidance', page }, async (tx) => {
    const consents = await consentsOfGuide(tx, { account: staff.account }, app.now());
    return { value: consents, consents: consents.map(({ id }) => id) };
  });

/** Reads what one consent opens, inside a transaction that acts for the guide, with its line in the access log of the newcomer. */
export async function openedStory(
  tx: Tx,
  app: AppContext,
  staff: StaffMember,
  { consent: id, page }: { consent: string; page: string },
): Promise<OpenedToGuide | undefined> {
  const [consent] = await consentsOfGuide(tx, { account: staff.account, id }, app.now());
  if (!consent) return undefined;
  await logConsentReads(tx, app.now(), { purpose: consent.purpose, page }, [id]);
  const { story, answeredAt } = await readStory(tx, consent.person);
  return { consent, story, answeredAt, offers: offersFrom(story, consent.questions) };
}
