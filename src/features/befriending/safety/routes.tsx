import { type Newcomer, type Owner, rlsContextOf, type TeamMember } from '#core/access/actor.ts';
import { readByConsent, readOwn } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { hashToken } from '#core/private-links.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot, textIn } from '#features/directory';
import {
  BLOCKED_PATH,
  DESK_PATH,
  REPORT_PATH,
  REPORTS_DESK_PATH,
  TEAM_REPORTS_PATH,
} from '../model/paths.ts';
import { findPool, listPools, type Member, membersOf, ownCards } from '../model/queries.ts';
import {
  blockMetPerson,
  handleOwnReport,
  handleTeamReport,
  reportTrouble,
  unblockMetPerson,
} from './actions.ts';
import { BLOCK_NOTICES, BlockedPage, type BlockNotice } from './BlockedPage.tsx';
import {
  blockedPeople,
  cardsOfPeople,
  peopleMet,
  receivedReports,
  reportByLink,
  type TroubleReport,
} from './queries.ts';
import type { ShownReport, TypedNote } from './ReportList.tsx';
import { ReportPage, type TypedReport } from './ReportPage.tsx';
import { ReportSentPage } from './ReportSentPage.tsx';
import { OrganisationReportsPage, TeamReportsPage } from './ReportsPages.tsx';
import { REPORT_ABOUT, reportPromise } from './rules.ts';

/** A reception centre is one network; over the whole site as many as people can still look through. */
const REPORT_LIMIT: CreationLimit = {
  subject: 'befriending:report',
  perNetwork: [20, 3_600],
  overall: [200, 3_600],
};
/** So many reports stand on a page, those that wait first. */
const SHOWN_REPORTS = 100;

const IS_UUID = new RegExp(`^${UUID_PATTERN}$`);
const uuidIn = (text: string): string => (IS_UUID.test(text) ? text : '');

/** The organisations that bring people together, by name. */
async function poolNames(ctx: RequestContext): Promise<{ listing: string; name: string }[]> {
  const { byId } = await directorySnapshot(ctx.app);
  const pools = await ctx.readPublic(listPools);
  return pools.flatMap(({ listing, initiative }) => {
    const found = byId.get(initiative);
    return found ? [{ listing, name: textIn(found, ctx.language).text.name }] : [];
  });
}

/** What a report form knows of who has a key card: their organisation, and the names on the card that the page showed. */
async function knownOf(ctx: RequestContext, card: string): Promise<{ pool: string; name: string | null }> {
  if (ctx.actor.kind !== 'newcomer') return { pool: '', name: null };
  const read = await readOwn(
    ctx.app,
    ctx.actor,
    { purpose: 'own-befriending', page: REPORT_PATH },
    async (tx, person) => {
      const met = card ? (await peopleMet(tx, ctx.app)).filter((other) => other.card === card) : [];
      const [own] = await ownCards(tx, person);
      return {
        pool: own?.pool ?? '',
        name: met.length > 0 ? met.map(({ name }) => name).join(' · ') : null,
      };
    },
  );
  return read.ok ? read.value : { pool: '', name: null };
}

async function renderReport(
  ctx: RequestContext,
  typed: TypedReport | undefined,
  refusal?: 'no-kind' | 'too-often',
): Promise<Response> {
  const card = typed?.card ?? uuidIn(ctx.query.get('about') ?? '');
  const known = await knownOf(ctx, card);
  return ctx.render(
    <ReportPage
      page={ctx.page}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(REPORT_PATH)}
      typed={
        typed ?? {
          kind: '',
          about: known.name === null ? 'somebody' : 'card',
          card,
          pool: known.pool,
          name: '',
          words: '',
          reach: '',
        }
      }
      cardName={known.name}
      pools={await poolNames(ctx)}
      promisedOn={reportPromise(amsterdamDate(ctx.app.now()))}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

const typedReport = ({ form }: RequestContext): TypedReport => ({
  kind: form.get('kind'),
  about: REPORT_ABOUT.find((about) => about === form.get('about')) ?? 'somebody',
  card: uuidIn(form.get('card')),
  pool: uuidIn(form.get('pool')),
  name: form.get('name').trim().slice(0, 120),
  words: form.get('words').trim().slice(0, 4_000),
  reach: form.get('reach').trim().slice(0, 120),
});

async function renderBlocked(ctx: RequestContext<Newcomer>): Promise<Response> {
  const about = ctx.query.get('about');
  const { people, blocked } = await ctx.readOwn(async (tx, person) => ({
    people: await peopleMet(tx, ctx.app),
    blocked: await blockedPeople(tx, ctx.app, person),
  }));
  const ofCard = people.filter(({ card }) => card === about);
  const notice: BlockNotice | undefined = BLOCK_NOTICES.find((name) => ctx.query.has(name));
  return ctx.render(
    <BlockedPage
      page={ctx.page}
      token={ctx.formToken()}
      people={ofCard.length > 0 ? ofCard : people}
      blocked={blocked}
      notice={notice}
    />,
  );
}

const namesIn = (members: readonly Member[], card: string | null): string[] =>
  members.filter((member) => member.card === card).map(({ name }) => name);

/** Reports as the organisation reads them: everybody whose name it shows finds a line, as of every look at its desk. */
async function renderOwnReports(ctx: RequestContext<Owner>, typed?: TypedNote): Promise<Response> {
  const { app } = ctx;
  const reports = await readByConsent(
    app,
    rlsContextOf(ctx.actor),
    // The page of the desk, not this one: in their access log nobody shall read that there was a report about them.
    { purpose: 'befriending', page: DESK_PATH },
    async (tx) => {
      if (!(await findPool(tx, { listing: ctx.actor.owned }))) return { value: undefined, consents: [] };
      const received = await receivedReports(tx, app, SHOWN_REPORTS);
      const reporters = received.flatMap(({ reporter }) => reporter ?? []);
      const members = await membersOf(tx, app, [
        ...received.flatMap(({ aboutCard }) => aboutCard ?? []),
        ...(await cardsOfPeople(tx, reporters)),
      ]);
      const nameOf = (person: string | null) => members.find((member) => member.person === person)?.name;
      return {
        value: received.map(
          (report): ShownReport => ({
            ...report,
            organisation: null,
            reporterName: nameOf(report.reporter) ?? null,
            aboutNames: namesIn(members, report.aboutCard),
          }),
        ),
        consents: members.map(({ consent }) => consent),
      };
    },
  );
  if (!reports) return ctx.notFound();
  return ctx.render(
    <OrganisationReportsPage
      page={ctx.page}
      token={ctx.formToken()}
      reports={reports}
      today={amsterdamDate(app.now())}
      done={ctx.query.has('done')}
      typed={typed}
    />,
    typed ? (typed.refusal === 'no-note' ? 422 : 409) : 200,
  );
}

async function renderTeamReports(ctx: RequestContext<TeamMember>, typed?: TypedNote): Promise<Response> {
  const { app } = ctx;
  const pools = await poolNames(ctx);
  const reports = await ctx.readAsTeam(ctx.actor.key, (tx) => receivedReports(tx, app, SHOWN_REPORTS));
  const organisationOf = ({ pool }: TroubleReport) =>
    pools.find(({ listing }) => listing === pool)?.name ?? null;
  return ctx.render(
    <TeamReportsPage
      page={ctx.page}
      token={ctx.formToken()}
      reports={reports.map((report) => ({
        ...report,
        organisation: organisationOf(report),
        reporterName: null,
        aboutNames: [],
      }))}
      today={amsterdamDate(app.now())}
      done={ctx.query.has('done')}
      typed={typed}
    />,
    typed ? (typed.refusal === 'no-note' ? 422 : 409) : 200,
  );
}

const typedNote = (ctx: RequestContext, refusal: string): TypedNote => ({
  report: ctx.param('id'),
  note: ctx.form.get('note').slice(0, 2_000),
  refusal: refusal === 'no-note' ? 'no-note' : 'changed',
});

const PERSONAL = { allow: 'newcomer', purpose: 'own-befriending' } as const;
const MEMBER = { allow: 'member', teamLanguages: true, purpose: 'befriending' } as const;
const TEAM = { allow: 'answerer', purpose: 'answering' } as const;

/** Reports, for everybody, for the organisation and for the team; and whom somebody does not want to meet any more. */
export const safetyRoutes: Route[] = [
  get(REPORT_PATH, { allow: 'anyone' }, (ctx) => renderReport(ctx, undefined)),
  post(REPORT_PATH, { allow: 'anyone', action: reportTrouble }, async (ctx, run) => {
    const typed = typedReport(ctx);
    if (!typed.kind) return renderReport(ctx, typed, 'no-kind');
    const by = { clientNetwork: ctx.clientNetwork };
    const sent = await withinCreationLimit(ctx.app, REPORT_LIMIT, by, () =>
      run({
        ...typed,
        card: typed.card || null,
        pool: typed.pool || null,
        idempotencyKey: ctx.formKey(),
        language: ctx.language,
      }),
    );
    if (sent.ok) return ctx.redirect(`${REPORT_PATH}/${sent.value}`);
    return renderReport(ctx, typed, sent.refusal === 'too-often' ? 'too-often' : 'no-kind');
  }),
  get(`${REPORT_PATH}/:link`, { allow: 'anyone' }, async (ctx) => {
    const progress = await ctx.readPublic((tx) => reportByLink(tx, hashToken(ctx.param('link'))));
    if (!progress) return ctx.notFound();
    const organisation = (await poolNames(ctx)).find(({ listing }) => listing === progress.pool);
    return ctx.render(
      <ReportSentPage
        page={ctx.page}
        progress={progress}
        organisation={organisation?.name ?? ''}
        link={ctx.param('link')}
      />,
    );
  }),
  get(BLOCKED_PATH, PERSONAL, renderBlocked),
  post(BLOCKED_PATH, { allow: 'newcomer', action: blockMetPerson }, async (ctx, run) => {
    const done = await run({ member: ctx.form.get('member') });
    return ctx.redirect(`${BLOCKED_PATH}?${done.ok ? 'blocked' : 'gone'}`);
  }),
  post(`${BLOCKED_PATH}/undo`, { allow: 'newcomer', action: unblockMetPerson }, async (ctx, run) => {
    const done = await run({ id: ctx.form.get('id') });
    return ctx.redirect(`${BLOCKED_PATH}?${done.ok ? 'unblocked' : 'gone'}`);
  }),
  get(REPORTS_DESK_PATH, MEMBER, (ctx) => renderOwnReports(ctx)),
  post(
    `${REPORTS_DESK_PATH}/:id{${UUID_PATTERN}}`,
    { ...MEMBER, action: handleOwnReport },
    async (ctx, run) => {
      const kept = await run({ report: ctx.param('id'), note: ctx.form.get('note') });
      return kept.ok
        ? ctx.redirect(`${REPORTS_DESK_PATH}?done`)
        : renderOwnReports(ctx, typedNote(ctx, kept.refusal));
    },
  ),
  get(TEAM_REPORTS_PATH, TEAM, (ctx) => renderTeamReports(ctx)),
  post(
    `${TEAM_REPORTS_PATH}/:id{${UUID_PATTERN}}`,
    { ...TEAM, action: handleTeamReport },
    async (ctx, run) => {
      const kept = await run({ report: ctx.param('id'), note: ctx.form.get('note') });
      return kept.ok
        ? ctx.redirect(`${TEAM_REPORTS_PATH}?done`)
        : renderTeamReports(ctx, typedNote(ctx, kept.refusal));
    },
  ),
];
