import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { type JoinerPermission, tellerOf } from '../model/tellers.ts';
import { answerPartner, findPartner, partnerByLink, partnershipsOf } from './queries.ts';

const answer = z.enum(['yes', 'no']);

/** A no after a yes takes the name away again. */
const answerAfter = (before: string | null, said: 'yes' | 'no') =>
  said === 'no' && before === 'yes' ? 'withdrawn' : said;

/** A partner answers by its private link. */
export const answerByLink = action({
  name: 'collaborations.answer-by-link',
  allow: 'anyone',
  input: z.object({ link: z.string().max(100), answer }),
  run: async ({ tx, now }, input) => {
    const link = hashToken(input.link);
    const partner = await partnerByLink(tx, link);
    if (!partner) return refuse('not-found');
    await answerPartner(tx, partner.id, answerAfter(partner.answer, input.answer), now);
    return ok(null);
  },
});

const answerInDesk = (allow: JoinerPermission) =>
  action({
    name: `collaborations.answer-as-${allow}`,
    allow,
    input: z.object({ partner: z.uuid(), answer }),
    run: async ({ tx, actor, now }, input) => {
      const asked = tellerOf(actor, '');
      if ('edition' in asked) return refuse('not-found');
      const partner = await findPartner(tx, input.partner);
      const own = await partnershipsOf(tx, asked);
      if (!partner || !own.some(({ id }) => id === partner.id)) return refuse('not-found');
      await answerPartner(tx, partner.id, answerAfter(partner.answer, input.answer), now);
      return ok(null);
    },
  });

/** A partner answers in its own desk. */
export const answerInDeskAs = { member: answerInDesk('member'), policy: answerInDesk('policy') };
