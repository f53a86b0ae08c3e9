import { logConsentReads, readByConsent } from '#core/access/logged-read.ts';
import type { AppContext } from '#core/context.ts';
import type { RlsContext } from '#core/db/rls-context.ts';
import { readStory, type Story } from '#features/story';
import { type HeldConsent, heldConsents } from '../model/queries.ts';
import { SHOWN_PURPOSES } from './rules.ts';

/** A consent with what of the story it shows. */
export interface SharedStoryRead {
  consent: HeldConsent;
  story: Story;
}

/**
 * Reads one story by a consent, with a line in the access log of the person; undefined when there is none in force.
 * @param which the id of the consent, where the reader may hold several
 */
export async function readSharedStory(
  app: AppContext,
  reader: RlsContext,
  page: string,
  which?: string,
): Promise<SharedStoryRead | undefined> {
  return readByConsent(app, reader, { purpose: 'introduction', page }, async (tx) => {
    const [consent] = await heldConsents(tx, { ...(which ? { id: which } : {}), purposes: SHOWN_PURPOSES });
    if (!consent) return { value: undefined, consents: [] };
    const { story } = await readStory(tx, consent.person);
    // The line says for what they read: what this consent was given for.
    await logConsentReads(tx, app.now(), { purpose: consent.purpose, page }, [consent.id]);
    return { value: { consent, story: only(story, consent) }, consents: [] };
  });
}

/** The person may show other parts by another consent: here is only what this one names. */
const only = (story: Story, { questions }: HeldConsent): Story =>
  Object.fromEntries(
    Object.entries(story).filter(([question]) => (questions as readonly string[]).includes(question)),
  );

/** Who shows the reader something, the newest first; their names are read, so each finds a line in the access log. */
export const readSharingPeople = (
  app: AppContext,
  reader: RlsContext,
  page: string,
): Promise<HeldConsent[]> =>
  readByConsent(app, reader, { purpose: 'introduction', page }, async (tx) => {
    const held = await heldConsents(tx, { purposes: SHOWN_PURPOSES });
    for (const purpose of SHOWN_PURPOSES)
      await logConsentReads(
        tx,
        app.now(),
        { purpose, page },
        held.filter((consent) => consent.purpose === purpose).map(({ id }) => id),
      );
    return { value: held, consents: [] };
  });

/** Is there something to read for who has this token? Nothing of the person is read. */
export const holdsConsent = (app: AppContext, tokenHash: Buffer): Promise<boolean> =>
  readByConsent(app, { tokenHash }, { purpose: 'introduction', page: '' }, async (tx) => ({
    value: (await heldConsents(tx, { purposes: SHOWN_PURPOSES })).length > 0,
    consents: [],
  }));
