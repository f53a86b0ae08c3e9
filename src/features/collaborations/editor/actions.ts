import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import { deterministicId, formSource, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot, listingsOf } from '#features/directory';
import { listBottlenecks } from '#features/voice';
import { answerIntroduction, listInterests } from '../joining/queries.ts';
import { emailAbout } from '../model/mail.ts';
import { COLLABORATIONS_PATH, PARTNER_PATH } from '../model/paths.ts';
import {
  addCollaboration,
  changeCollaboration,
  contactOf,
  deleteCollaboration,
  findOwnCollaboration,
  removeText,
  saveBottlenecks,
  saveContact,
  saveText,
  tenantOfMunicipality,
} from '../model/queries.ts';
import {
  type CollaborationText,
  lacking,
  MAX_FIGURE_WORDS,
  MAX_TITLE,
  MAX_WORDS,
  readContent,
  TEXT_FIELDS,
  wordsIn,
} from '../model/rules.ts';
import { readTeller, type TellerActor, type TellerPermission, tellerOf } from '../model/tellers.ts';
import { addPartner, listPartners, removePartner } from '../partners/queries.ts';
import { readPlaces } from './read-form.ts';

/** An edition where a meeting tells it; nothing for others. */
const edition = z.union([z.uuid(), z.literal('')]);
const scope = (input: { edition: string }) => input.edition;

const words = z.string().trim().max(6_000);
const typedInput = {
  edition,
  language: z.string().refine(isInterfaceLanguage),
  title: words,
  what: words,
  forWhom: words,
  result: words,
  needed: words,
  themes: z.array(z.string().max(40)),
  obstacles: z.array(z.string().max(40)),
  cost: z.string().max(40),
  size: z.string().max(40),
  sinceYear: words,
  places: words,
  email: z.string().trim().max(200),
  figures: z.array(z.object({ number: words, words })),
};

const isTooLong = (text: CollaborationText): boolean =>
  text.title.length > MAX_TITLE || TEXT_FIELDS.some((name) => text[name].length > MAX_WORDS);

function judge(input: z.infer<z.ZodObject<typeof typedInput>>, now: Date) {
  if (!input.title) return refuse('no-title' as const);
  if (isTooLong(input) || input.figures.some((figure) => figure.words.length > MAX_FIGURE_WORDS))
    return refuse('too-long' as const);
  const read = readContent(input, Number(amsterdamDate(now).slice(0, 4)));
  if (!read.ok) return refuse(read.refusal);
  const municipalities = readPlaces(input.places);
  if (!municipalities) return refuse('no-place' as const);
  if (input.email && !isPlainAddress(input.email)) return refuse('no-email' as const);
  return ok({ ...read.content, municipalities });
}

const textOf = ({ title, what, forWhom, result, needed }: CollaborationText): CollaborationText => ({
  title,
  what,
  forWhom,
  result,
  needed,
});

type Context = ActionContext<TellerActor>;
const ownOf = ({ tx, actor }: Context, input: { edition: string; collaboration: string }) =>
  findOwnCollaboration(tx, tellerOf(actor, input.edition), input.collaboration);

/** Everything that a teller does with what they tell; each kind of teller has these actions under its own name. */
const actionsFor = (allow: TellerPermission) => ({
  create: action({
    name: `collaborations.create-as-${allow}`,
    allow,
    scope,
    input: z.object({ ...typedInput, idempotencyKey: formSource }),
    run: async ({ tx, app, actor, now }: Context, input) => {
      const known = await readTeller(tx, actor, input.edition);
      if (!known) return refuse('not-found');
      const judged = judge(input, now);
      if (!judged.ok) return judged;
      const id = deterministicId(app, 'collaboration', input.idempotencyKey);
      const draft = {
        id,
        teller: known.teller,
        tellerName: known.name || '…',
        initiative: known.initiative,
        language: input.language,
        content: judged.value,
        text: textOf(input),
      };
      if (await addCollaboration(tx, draft, now)) await saveContact(tx, app, id, input.email);
      return ok(id);
    },
  }),
  change: action({
    name: `collaborations.change-as-${allow}`,
    allow,
    scope,
    input: z.object({ ...typedInput, collaboration: z.uuid(), expectedVersion: z.int32() }),
    run: async (context: Context, input) => {
      const { tx, app, now } = context;
      const own = await ownOf(context, input);
      if (!own) return refuse('not-found');
      const judged = judge(input, now);
      if (!judged.ok) return judged;
      if (
        own.state === 'public' &&
        lacking({ texts: { [own.language]: textOf(input) }, language: own.language })
      )
        return refuse('lacking');
      if (!(await changeCollaboration(tx, own.id, input.expectedVersion, { content: judged.value }, now)))
        return refuse('changed-elsewhere');
      await saveText(tx, own.id, own.language, textOf(input));
      await saveContact(tx, app, own.id, input.email);
      return ok(null);
    },
  }),
  setState: action({
    name: `collaborations.set-state-as-${allow}`,
    allow,
    scope,
    input: z.object({
      edition,
      collaboration: z.uuid(),
      expectedVersion: z.int32(),
      step: z.enum(['public', 'offline', 'delete']),
    }),
    run: async (context: Context, input) => {
      const { tx, actor, now } = context;
      const own = await ownOf(context, input);
      if (!own) return refuse('not-found');
      if (input.step === 'delete') {
        if (own.state === 'public') return refuse('still-public');
        await deleteCollaboration(tx, own.id);
        return ok(null);
      }
      if (input.step === 'public') {
        if (lacking(own)) return refuse('lacking');
        if (!(await readTeller(tx, actor, input.edition))?.mayPublish) return refuse('not-public');
      }
      // Who taps twice is done the first time.
      if (own.state === input.step) return ok(null);
      return (await changeCollaboration(tx, own.id, input.expectedVersion, { state: input.step }, now))
        ? ok(null)
        : refuse('changed-elsewhere');
    },
  }),
  saveWords: action({
    name: `collaborations.translate-as-${allow}`,
    allow,
    scope,
    input: z.object({
      edition,
      collaboration: z.uuid(),
      language: z.string().refine(isInterfaceLanguage),
      title: words,
      what: words,
      forWhom: words,
      result: words,
      needed: words,
    }),
    run: async (context: Context, input) => {
      const own = await ownOf(context, input);
      if (!own) return refuse('not-found');
      if (input.language === own.language) return refuse('not-found');
      const text = textOf(input);
      if (TEXT_FIELDS.every((name) => !text[name])) {
        await removeText(context.tx, own.id, input.language);
        return ok(null);
      }
      if (isTooLong(text)) return refuse('too-long');
      if (lacking({ texts: { [input.language]: text }, language: input.language })) return refuse('lacking');
      await saveText(context.tx, own.id, input.language, text);
      return ok(null);
    },
  }),
  askPartner: action({
    name: `collaborations.ask-partner-as-${allow}`,
    allow,
    scope,
    input: z.object({
      edition,
      idempotencyKey: formSource,
      collaboration: z.uuid(),
      name: z.string().trim().max(200),
      email: z.string().trim().max(200),
    }),
    run: async (context: Context, input) => {
      const { tx, app, now } = context;
      const own = await ownOf(context, input);
      if (!own) return refuse('not-found');
      if (!input.name) return refuse('no-name');
      if (input.email && !isPlainAddress(input.email)) return refuse('no-email');
      const partners = await listPartners(tx, [own.id]);
      const id = deterministicId(app, 'collaboration-partner', input.idempotencyKey);
      if (partners.some((known) => known.id === id)) return ok(null);
      const folded = input.name.toLocaleLowerCase('nl');
      if (partners.some(({ name }) => name.toLocaleLowerCase('nl') === folded)) return refuse('known');
      if (partners.length >= MAX_PARTNERS) return refuse('too-many');
      const known = await knownOrganisation(context, input.name);
      if (!input.email && !known.listing && !known.tenant) return refuse('no-way');
      await addPartner(
        tx,
        app,
        {
          id,
          collaboration: own.id,
          name: input.name,
          ...known,
          email: input.email,
          link: privateLinkHash(app, PARTNER_LINK, id),
        },
        now,
      );
      const { text } = wordsIn(own, own.language);
      const sent = await emailAbout(tx, app, {
        kind: 'partner',
        recipient: input.email,
        language: own.language,
        quoted: [own.tellerName, text.title],
        url: `${app.publicUrl}/${own.language}${PARTNER_PATH}/${privateLinkToken(app, PARTNER_LINK, id)}`,
        idempotencyKey: `collaboration-partner:${id}`,
      });
      return input.email && !sent && !known.listing && !known.tenant ? refuse('not-sent') : ok(null);
    },
  }),
  linkBottlenecks: action({
    name: `collaborations.link-bottlenecks-as-${allow}`,
    allow,
    scope,
    input: z.object({
      edition,
      collaboration: z.uuid(),
      bottlenecks: z.array(z.uuid()).max(MAX_BOTTLENECKS),
    }),
    run: async (context: Context, input) => {
      const { tx } = context;
      const own = await ownOf(context, input);
      if (!own) return refuse('not-found');
      // What a municipality did not take up yet nobody else may see: as nobody it is not there.
      const known = await actingAs(tx, {}, () => listBottlenecks(tx, { ids: input.bottlenecks }));
      await saveBottlenecks(
        tx,
        own.id,
        known.map(({ id }) => id),
      );
      return ok(null);
    },
  }),
  removePartner: action({
    name: `collaborations.remove-partner-as-${allow}`,
    allow,
    scope,
    input: z.object({ edition, collaboration: z.uuid(), partner: z.uuid() }),
    run: async (context: Context, input) => {
      const own = await ownOf(context, input);
      if (!own) return refuse('not-found');
      await removePartner(context.tx, own.id, input.partner);
      return ok(null);
    },
  }),
  introduce: action({
    name: `collaborations.introduce-as-${allow}`,
    allow,
    scope,
    input: z.object({ edition, collaboration: z.uuid(), interest: z.uuid(), answer: z.enum(['yes', 'no']) }),
    run: async (context: Context, input) => {
      const { tx, app, now } = context;
      const own = await ownOf(context, input);
      if (!own) return refuse('not-found');
      const interest = (await listInterests(tx, app, { collaborations: [own.id] })).find(
        ({ id }) => id === input.interest,
      );
      if (!interest?.email) return refuse('not-found');
      const contact = await contactOf(tx, app, own.id);
      if (input.answer === 'yes' && !contact) return refuse('no-contact');
      // Who taps twice, or two colleagues at once, write one letter.
      if (!(await answerIntroduction(tx, interest.id, input.answer, now))) return ok(null);
      const { text } = wordsIn(own, own.language);
      const url = `${app.publicUrl}/${own.language}${COLLABORATIONS_PATH}/${own.id}`;
      const about = { language: own.language, url };
      await actingAs(tx, { systemTask: { name: 'collaborations' } }, async () => {
        if (input.answer === 'no') {
          await emailAbout(tx, app, {
            ...about,
            kind: 'declined',
            recipient: interest.email,
            language: interest.language,
            quoted: [text.title],
            idempotencyKey: `collaboration-declined:${interest.id}`,
          });
          return;
        }
        await emailAbout(tx, app, {
          ...about,
          kind: 'introduced-joiner',
          recipient: interest.email,
          language: interest.language,
          quoted: [text.title, own.tellerName, contact],
          replyTo: contact,
          idempotencyKey: `collaboration-introduced:${interest.id}:joiner`,
        });
        await emailAbout(tx, app, {
          ...about,
          kind: 'introduced-teller',
          recipient: contact,
          quoted: [text.title, interest.name, interest.email],
          replyTo: interest.email,
          idempotencyKey: `collaboration-introduced:${interest.id}:teller`,
        });
      });
      return ok(null);
    },
  }),
});

/** The kind of the private link of a partner. */
const PARTNER_LINK = 'collaboration-partner';
const MAX_PARTNERS = 20;
const MAX_BOTTLENECKS = 50;

/** The initiative or municipality that is called so: it is asked in its own desk, and its name leads to its page. */
async function knownOrganisation({ tx, app }: Context, name: string) {
  const folded = name.toLocaleLowerCase('nl');
  const { initiatives } = await directorySnapshot(app);
  const initiative = initiatives.find(({ texts }) =>
    Object.values(texts).some((text) => text.name.toLocaleLowerCase('nl') === folded),
  );
  if (initiative) {
    const listing = (await listingsOf(tx, [initiative.id])).get(initiative.id) ?? null;
    return { kind: 'initiative' as const, initiative: initiative.id, listing, tenant: null };
  }
  const code = /^gemeente\s/i.test(name) ? readPlaces(name)?.[0] : undefined;
  const tenant = code ? await tenantOfMunicipality(tx, code) : null;
  return {
    kind: code ? ('municipality' as const) : ('other' as const),
    initiative: null,
    listing: null,
    tenant,
  };
}

export const editorActions = {
  member: actionsFor('member'),
  policy: actionsFor('policy'),
  organiser: actionsFor('organiser'),
};
