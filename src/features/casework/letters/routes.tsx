import type { Newcomer, StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import type { PaperDocument } from '#core/pdf/document.ts';
import { typesetterOf } from '#core/pdf/typeset.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { teamMessagesIn } from '../messages.ts';
import { eventsOf } from '../model/events.ts';
import { CASEWORK_PATH, OWN_PLAN_PATH } from '../model/paths.ts';
import { findEvents, type RecordedEvent } from '../model/queries.ts';
import { readCase, readCases } from '../model/read-case.ts';
import { plansInForce } from '../model/stages.ts';
import { ownCases } from '../own-access/queries.ts';
import {
  invite,
  inviteMany,
  makeDecision,
  recordConsent,
  recordIncoming,
  recordSending,
  summarise,
} from './actions.ts';
import { InvitationsPage } from './InvitationsPage.tsx';
import { LetterPage, OwnLetterPage } from './LetterPage.tsx';
import { type DecisionDates, LETTER_NOTICES, LETTER_REFUSALS, LettersPage } from './LettersPage.tsx';
import { openSummons } from './make-letters.ts';
import { OwnLettersPage, WRITING_REFUSALS } from './OwnLettersPage.tsx';
import { objectionUntil } from './objection.ts';
import { writeToMunicipality } from './own-actions.ts';
import { findLetterDocuments, latestConsents, listIncoming, listLetters } from './queries.ts';
import { lettersPath, printLetters } from './rules.ts';

const LETTERS = `${CASEWORK_PATH}/:case{${UUID_PATTERN}}/letters` as const;
const LETTER = `${LETTERS}/:letter{${UUID_PATTERN}}` as const;
const OWN = `${OWN_PLAN_PATH}/letters` as const;
const OWN_LETTER = `${OWN}/:letter{${UUID_PATTERN}}` as const;
const PDF = 'pdf/:language{[a-z]{2,3}}' as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;
const OWN_READS = { allow: 'newcomer', purpose: 'own-plan' } as const;
const MAX_PRINTED = 200;
/** Messages of newcomers to their municipality: of one network in a day, and of everybody in an hour. */
const WRITING_LIMIT: CreationLimit = {
  subject: 'casework:write',
  perNetwork: [60, 86_400],
  overall: [2_000, 3_600],
};
const UUID = new RegExp(`^${UUID_PATTERN}$`);

/** The three dates of the plan in force. */
function decisionDates(events: readonly RecordedEvent[]): DecisionDates {
  const plan = plansInForce({ events }).at(-1);
  const of = (kind: 'plan-notified' | 'plan-received-by-duo') =>
    eventsOf({ events }, kind).findLast(({ data }) => data.about === plan?.id)?.day ?? null;
  const notifiedOn = of('plan-notified');
  return {
    decidedOn: plan?.day ?? null,
    notifiedOn,
    receivedByDuoOn: of('plan-received-by-duo'),
    objectionUntil: notifiedOn && objectionUntil(notifiedOn),
  };
}

async function renderLetters(ctx: RequestContext<StaffMember>, refused?: string): Promise<Response> {
  const { app, form } = ctx;
  const page = `${CASEWORK_PATH}/:case/letters`;
  const today = amsterdamDate(app.now());
  const read = await readCase(ctx, { id: ctx.param('case'), page }, async (tx, file) => ({
    file,
    letters: await listLetters(tx, app, [file.id]),
    consents: await latestConsents(tx, file.id),
    incoming: await listIncoming(tx, app, file.id),
    events: await findEvents(tx, app, file.id),
  }));
  if (!read) return ctx.notFound();
  const { events, ...shown } = read;
  const summons = openSummons(events, today);
  const refusal = refused && (LETTER_REFUSALS.find((known) => known === refused) ?? 'not-understood');
  return ctx.render(
    <LettersPage
      page={{ ...ctx.page, path: lettersPath(read.file.id) }}
      token={ctx.formToken()}
      once={(form) => ctx.newFormKey(form === 'sent' ? `${LETTER}/sent` : `${LETTERS}/${form}`)}
      {...shown}
      dates={decisionDates(events)}
      canInvite={
        summons !== undefined && !read.letters.some(({ aboutEvent }) => aboutEvent === summons.event)
      }
      today={today}
      notice={LETTER_NOTICES.find((name) => ctx.query.has(name))}
      refusal={refusal || undefined}
      typed={(field) => (refused ? form.get(field) : '')}
      receipt={ctx.query.get('received') ?? ''}
    />,
    refused ? 422 : 200,
  );
}

/** A PDF of one language of a letter, or the page of the letter that says that there is none and can be printed. */
async function sendPdf(
  ctx: RequestContext,
  documents: readonly PaperDocument[],
  withoutPdf: string,
): Promise<Response> {
  const document = documents.find(({ language }) => language === ctx.param('language'));
  if (!document) return ctx.notFound();
  const pdf = await typesetterOf(ctx.app).typeset(document);
  if (!pdf.ok) return ctx.redirect(withoutPdf);
  return new Response(Uint8Array.from(pdf.value), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="brief-${document.language}.pdf"`,
    },
  });
}

const readLetter = (ctx: RequestContext<StaffMember>, page: string) => {
  const [id, { app }] = [ctx.param('letter'), ctx];
  return readCase(ctx, { id: ctx.param('case'), page }, async (tx, file) => {
    const letters = await listLetters(tx, app, [file.id]);
    const kind = letters.find((letter) => letter.id === id)?.kind;
    const documents = await findLetterDocuments(tx, app, { caseId: file.id, id });
    return kind && documents && { file, kind, documents };
  });
};

async function renderOwnLetters(ctx: RequestContext<Newcomer>, refused?: string): Promise<Response> {
  const { app, form } = ctx;
  const { cases, letters, written } = await ctx.readOwn(async (tx) => {
    const own = await ownCases(tx);
    const [newest] = own;
    return {
      cases: own,
      letters: await listLetters(tx, app, own),
      written: newest ? await listIncoming(tx, app, newest) : [],
    };
  });
  const refusal = refused && (WRITING_REFUSALS.find((known) => known === refused) ?? 'empty');
  return ctx.render(
    <OwnLettersPage
      page={ctx.page}
      token={ctx.formToken()}
      once={ctx.keptFormKey(OWN)}
      letters={letters}
      written={written.filter(({ channel }) => channel === 'form')}
      canWrite={cases.length > 0}
      typed={{ subject: form.get('subject'), words: form.get('words') }}
      refusal={refusal || undefined}
      receipt={ctx.query.get('received') ?? undefined}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

const readOwnLetter = (ctx: RequestContext<Newcomer>) =>
  ctx.readOwn((tx) => findLetterDocuments(tx, ctx.app, { id: ctx.param('letter') }));

/** Letters of a municipality: made, read, printed, sent, answered. */
export const letterRoutes: Route[] = [
  get(LETTERS, READS, (ctx) => renderLetters(ctx)),
  post(`${LETTERS}/invitation`, { ...READS, action: invite }, async (ctx, run) => {
    const [caseId, { form }] = [ctx.param('case'), ctx];
    const done = await run({
      form: ctx.formKey(),
      case: caseId,
      time: form.get('time'),
      place: form.get('place'),
    });
    if (done.ok) return ctx.redirect(`${lettersPath(caseId)}/${done.value.id}`);
    return done.refusal === 'not-found' ? ctx.notFound() : renderLetters(ctx, done.refusal);
  }),
  post(`${LETTERS}/decision`, { ...READS, action: makeDecision }, async (ctx, run) => {
    const caseId = ctx.param('case');
    const done = await run({
      form: ctx.formKey(),
      case: caseId,
      notifyOn: ctx.form.get('notifyOn'),
    });
    if (done.ok) return ctx.redirect(`${lettersPath(caseId)}/${done.value.id}`);
    return done.refusal === 'not-found' ? ctx.notFound() : renderLetters(ctx, done.refusal);
  }),
  post(`${LETTERS}/summary`, { ...READS, action: summarise }, async (ctx, run) => {
    const caseId = ctx.param('case');
    const done = await run({ form: ctx.formKey(), case: caseId });
    if (done.ok) return ctx.redirect(`${lettersPath(caseId)}/${done.value.id}`);
    return done.refusal === 'not-found' ? ctx.notFound() : renderLetters(ctx, done.refusal);
  }),
  post(`${LETTERS}/consent`, { ...READS, action: recordConsent }, async (ctx, run) => {
    const [caseId, { form }] = [ctx.param('case'), ctx];
    const done = await run({
      form: ctx.formKey(),
      case: caseId,
      kind: form.get('kind'),
      decision: form.get('decision'),
      decidedOn: form.get('decidedOn'),
      language: form.get('language'),
    });
    if (done.ok) return ctx.redirect(`${lettersPath(caseId)}?consent`);
    return done.refusal === 'not-found' ? ctx.notFound() : renderLetters(ctx, done.refusal);
  }),
  post(`${LETTERS}/incoming`, { ...READS, action: recordIncoming }, async (ctx, run) => {
    const [caseId, { form }] = [ctx.param('case'), ctx];
    const done = await run({
      form: ctx.formKey(),
      case: caseId,
      channel: form.get('channel'),
      subject: form.get('subject'),
      receivedOn: form.get('receivedOn'),
      words: form.get('words'),
    });
    if (done.ok) return ctx.redirect(`${lettersPath(caseId)}?received=${done.value.receipt}`);
    return done.refusal === 'not-found' ? ctx.notFound() : renderLetters(ctx, done.refusal);
  }),
  get(LETTER, READS, async (ctx) => {
    const read = await readLetter(ctx, `${CASEWORK_PATH}/:case/letters/:letter`);
    if (!read) return ctx.notFound();
    const { kind, ...shown } = read;
    const title = teamMessagesIn(ctx.language)(`letters.kind.${kind}`);
    return ctx.render(
      <LetterPage
        page={ctx.page}
        letter={ctx.param('letter')}
        title={title}
        {...shown}
        noPdf={ctx.query.has('no-pdf')}
      />,
    );
  }),
  get(`${LETTER}/${PDF}`, READS, async (ctx) => {
    const read = await readLetter(ctx, `${CASEWORK_PATH}/:case/letters/:letter/pdf`);
    if (!read) return ctx.notFound();
    return sendPdf(ctx, read.documents, `${lettersPath(read.file.id)}/${ctx.param('letter')}?no-pdf`);
  }),
  post(`${LETTER}/sent`, { ...READS, action: recordSending }, async (ctx, run) => {
    const [caseId, letter, { form }] = [ctx.param('case'), ctx.param('letter'), ctx];
    const done = await run({
      form: ctx.formKey(letter),
      case: caseId,
      letter,
      channel: form.get('channel'),
      sentOn: form.get('sentOn'),
      proof: form.get('proof'),
    });
    if (done.ok) return ctx.redirect(`${lettersPath(caseId)}?sent`);
    return done.refusal === 'not-found' ? ctx.notFound() : renderLetters(ctx, done.refusal);
  }),
  post(`${CASEWORK_PATH}/invitations`, { ...READS, action: inviteMany }, async (ctx, run) => {
    const chosen = ctx.form
      .getAll('chosen')
      .filter((id) => UUID.test(id))
      .slice(0, MAX_PRINTED);
    await run({ cases: chosen });
    return ctx.redirect(printLetters(chosen));
  }),
  get(`${CASEWORK_PATH}/invitations`, READS, async (ctx) => {
    const chosen = ctx.query
      .getAll('case')
      .filter((id) => UUID.test(id))
      .slice(0, MAX_PRINTED);
    const page = `${CASEWORK_PATH}/invitations`;
    const { app } = ctx;
    const letters = await readCases(ctx, { ids: chosen, page }, async (tx, file) => {
      const [newest] = (await listLetters(tx, app, [file.id])).filter(({ kind }) =>
        kind.startsWith('intake-'),
      );
      return newest ? ((await findLetterDocuments(tx, app, newest)) ?? []) : [];
    });
    return ctx.render(
      <InvitationsPage
        page={ctx.page}
        documents={letters.flat()}
        without={letters.filter((documents) => documents.length === 0).length}
      />,
    );
  }),
  get(OWN, OWN_READS, (ctx) => renderOwnLetters(ctx)),
  post(OWN, { ...OWN_READS, action: writeToMunicipality }, async (ctx, run) => {
    const { app, clientNetwork, form } = ctx;
    const done = await withinCreationLimit(app, WRITING_LIMIT, { clientNetwork }, () =>
      run({ form: ctx.formKey(), subject: form.get('subject'), words: form.get('words') }),
    );
    if (done.ok) return ctx.redirect(`${OWN}?received=${done.value.receipt}`);
    return done.refusal === 'not-found' ? ctx.notFound() : renderOwnLetters(ctx, done.refusal);
  }),
  get(OWN_LETTER, OWN_READS, async (ctx) => {
    const documents = await readOwnLetter(ctx);
    return documents
      ? ctx.render(
          <OwnLetterPage
            page={ctx.page}
            letter={ctx.param('letter')}
            documents={documents}
            noPdf={ctx.query.has('no-pdf')}
          />,
        )
      : ctx.notFound();
  }),
  get(`${OWN_LETTER}/${PDF}`, OWN_READS, async (ctx) => {
    const documents = await readOwnLetter(ctx);
    if (!documents) return ctx.notFound();
    return sendPdf(ctx, documents, `${OWN}/${ctx.param('letter')}?no-pdf`);
  }),
];
