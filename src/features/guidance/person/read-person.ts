import { type Account, rlsContextOf } from '#core/access/actor.ts';
import { readByConsent } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { consentsOfGuide, type GuideConsent } from '#features/consents';
import { ideasFor } from '#features/ideas';
import type { Idea } from '#features/ideas/rules.ts';
import { readStory, type Story, type StoryQuestion } from '#features/story';
import { GUIDE_PATH } from '../desk/rules.ts';

/** What a guide sees of somebody. */
export interface GuidedPerson {
  consent: GuideConsent;
  /** The answers to the questions of this consent, and no other. */
  story: Story;
  answeredAt: Partial<Record<StoryQuestion, string>>;
  /** Ideas of this guide. */
  ideas: Idea[];
}

/** Reads what the consent of the address opens, with its line in the access log; undefined when it is not in force. */
export const readPerson = (ctx: RequestContext<Account>): Promise<GuidedPerson | undefined> =>
  readByConsent(
    ctx.app,
    rlsContextOf(ctx.actor),
    { purpose: 'guidance', page: `${GUIDE_PATH}/:id` },
    async (tx) => {
      const asked = { account: ctx.actor.account, id: ctx.param('id') };
      const [consent] = await consentsOfGuide(tx, asked, ctx.app.now());
      if (!consent) return { value: undefined, consents: [] };
      const { story, answeredAt } = await readStory(tx, consent.person);
      // Another consent of the same person may open more; this page is about this one.
      const only = <T extends object>(all: T): T =>
        Object.fromEntries(
          Object.entries(all).filter(([question]) => (consent.questions as string[]).includes(question)),
        ) as T;
      return {
        value: {
          consent,
          story: only(story),
          answeredAt: only(answeredAt),
          ideas: await ideasFor(tx, ctx.app, consent.person),
        },
        consents: [consent.id],
        purpose: consent.purpose,
      };
    },
  );
