import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { emailAbout } from '../model/mail.ts';
import { COLLABORATIONS_PATH } from '../model/paths.ts';
import { contactOf, findCollaboration } from '../model/queries.ts';
import { provincesToInvite, wordsIn } from '../model/rules.ts';
import { type JoinerPermission, readTeller } from '../model/tellers.ts';
import { addInvitation, invitedProvinces, listInterests, removeInterest, saveInterest } from './queries.ts';

const joinInput = z.object({
  idempotencyKey: formSource,
  collaboration: z.uuid(),
  step: z.enum(['too', 'want', 'neither']),
  named: z.boolean(),
  introduce: z.boolean(),
  email: z.string().trim().max(200),
  language: z.string().max(8),
});

/**
 * Says that an organisation does something too or wants it. Its teller hears that somebody does; who wants it and asks to be
 * introduced gives an address, which the teller sees only after a yes. Three wants in one province are invited to meet.
 */
const join = (allow: JoinerPermission) =>
  action({
    name: `collaborations.join-as-${allow}`,
    allow,
    input: joinInput,
    run: async ({ tx, app, actor, now }, input) => {
      const collaboration = await findCollaboration(tx, input.collaboration);
      const known = await readTeller(tx, actor, '');
      if (collaboration?.state !== 'public' || !known || 'edition' in known.teller)
        return refuse('not-found');
      const joiner = known.teller;
      // Who tells it does it already.
      if (JSON.stringify(collaboration.teller) === JSON.stringify(joiner)) return refuse('own');
      if (input.step === 'neither') {
        await removeInterest(tx, collaboration.id, joiner);
        return ok(null);
      }
      // A draft that nobody vouched for counts for nothing in public.
      if (!known.mayPublish || !known.name) return refuse('not-public');
      const introduce = input.step === 'want' && input.introduce;
      if (introduce && !isPlainAddress(input.email)) return refuse('no-email');
      const id = deterministicId(app, 'collaboration-interest', input.idempotencyKey);
      await saveInterest(
        tx,
        app,
        {
          id,
          collaboration: collaboration.id,
          joiner,
          kind: input.step,
          name: known.name,
          named: input.named,
          municipality: known.municipalities[0] ?? null,
          email: introduce ? input.email : '',
          language: input.language,
        },
        now,
      );
      const subject = 'listing' in joiner ? joiner.listing : joiner.tenant;
      await actingAs(tx, { systemTask: { name: 'collaborations' } }, async () => {
        const { text } = wordsIn(collaboration, collaboration.language);
        const path = `${COLLABORATIONS_PATH}/${collaboration.id}`;
        const ask = `${app.publicUrl}/${collaboration.language}/contact?about=meeting&page=${encodeURIComponent(path)}`;
        await emailAbout(tx, app, {
          kind: 'joined',
          recipient: await contactOf(tx, app, collaboration.id),
          language: collaboration.language,
          quoted: [text.title],
          url: `${app.publicUrl}/${collaboration.language}${path}`,
          idempotencyKey: `collaboration-joined:${collaboration.id}:${subject}:${input.step}`,
        });
        const wants = (await listInterests(tx, app, { collaborations: [collaboration.id] })).filter(
          ({ kind }) => kind === 'want',
        );
        for (const province of provincesToInvite(wants, await invitedProvinces(tx, collaboration.id))) {
          if (!(await addInvitation(tx, collaboration.id, province, now))) continue;
          const invited = new Set([
            await contactOf(tx, app, collaboration.id),
            ...wants.map(({ email }) => email),
          ]);
          for (const recipient of invited)
            await emailAbout(tx, app, {
              kind: 'meet',
              recipient,
              language: collaboration.language,
              quoted: [text.title, province],
              url: ask,
              idempotencyKey: `collaboration-meet:${collaboration.id}:${province}:${recipient}`,
            });
        }
      });
      return ok(null);
    },
  });

export const joinAs = { member: join('member'), policy: join('policy') };
