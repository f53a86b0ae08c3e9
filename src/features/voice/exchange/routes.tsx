import { readPublic } from '#core/access/logged-read.ts';
import { atomFeed } from '#core/http/atom.ts';
import { problemJson } from '#core/http/problem-json.ts';
import { EMBEDDABLE_HEADER, type RequestContext } from '#core/http/request-context.ts';
import { get, type PublicApiRoute, type Route } from '#core/http/route.ts';
import { typesetterOf } from '#core/pdf/typeset.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Layout, Notice, THEMES } from '#ui';
import { messagesIn } from '../messages.ts';
import { findConversation, listStatements } from '../model/queries.ts';
import { phaseOf, statementWordsIn, textIn } from '../model/rules.ts';
import { findPublication } from '../publication/queries.ts';
import { shownStatements, totalsOf } from '../publication/readings.ts';
import { RESULTS_ROUTE, resultsPath } from '../results/paths.ts';
import { readResults } from '../results/routes.tsx';
import { EmbedResults } from './EmbedResults.tsx';
import {
  commentsCsv,
  type Exported,
  participantsCsv,
  resultsJson,
  summaryCsv,
  votesCsv,
} from './open-format.ts';
import { reportOf } from './report.ts';

const addressOf = ({ app, language }: RequestContext, { conversation }: Exported): string =>
  `${app.publicUrl}/${language}${resultsPath(conversation.slug)}`;

/** What is published; undefined before the first ten people. */
async function readExported(ctx: RequestContext): Promise<Exported | undefined> {
  const results = await readResults(ctx);
  return results?.publication && { ...results, publication: results.publication };
}

/** A file of what is published, made in the language of the reader. */
const file = (name: string, type: string, make: (exported: Exported, ctx: RequestContext) => string): Route =>
  get(`${RESULTS_ROUTE}/${name}`, { allow: 'anyone' }, async (ctx) => {
    const exported = await readExported(ctx);
    if (!exported) return ctx.notFound();
    return new Response(make(exported, ctx), {
      headers: {
        'content-type': `${type}; charset=utf-8`,
        ...(name.endsWith('.csv') && {
          'content-disposition': `attachment; filename="${exported.conversation.slug}-${name}"`,
        }),
      },
    });
  });

/** The day of the last step as a moment: noon, for the moment itself is not published. */
const momentOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** One entry per conversation: it is new whenever its figures moved. */
function feedOf(exported: Exported, ctx: RequestContext): string {
  const { conversation, statements, publication } = exported;
  const { language } = ctx;
  const t = messagesIn(language);
  const page = addressOf(ctx, exported);
  const agreed = publication.consensus.agree.flatMap((number) => {
    const statement = shownStatements(statements).find((each) => each.number === number);
    return statement ? [statementWordsIn(statement, language).words] : [];
  });
  const title = `${t('results.title')}: ${textIn(conversation.title, language)?.words ?? ''}`;
  return atomFeed({
    page,
    title,
    language,
    entries: [
      {
        id: conversation.id,
        title,
        summary: t('results.feed.summary', {
          ...totalsOf(publication, statements),
          statements: agreed.join(' · '),
        }),
        author: municipalityByCode(conversation.municipality)?.name ?? '',
        url: page,
        updated: momentOf(publication.publishedOn),
      },
    ],
  });
}

/** What people say, to take along: the open vote format, a report, a feed, and a part for other sites. */
export const exchangeRoutes: Route[] = [
  file('comments.csv', 'text/csv', (exported, { language }) => commentsCsv(exported, language)),
  file('votes.csv', 'text/csv', votesCsv),
  file('participants.csv', 'text/csv', participantsCsv),
  file('summary.csv', 'text/csv', (exported, ctx) =>
    summaryCsv(exported, { language: ctx.language, address: addressOf(ctx, exported) }),
  ),
  file('feed.atom', 'application/atom+xml', feedOf),
  get(`${RESULTS_ROUTE}/report.pdf`, { allow: 'anyone' }, async (ctx) => {
    const exported = await readExported(ctx);
    if (!exported) return ctx.notFound();
    const { language, app } = ctx;
    const pdf = await typesetterOf(app).typeset(
      reportOf(exported, { language, address: addressOf(ctx, exported) }),
    );
    if (!pdf.ok) {
      const t = messagesIn(language);
      return ctx.render(
        <Layout page={ctx.page} title={t('results.title')} narrow>
          <h1>{t('results.title')}</h1>
          <Notice kind="problem" role="alert">
            {t(`results.${pdf.refusal}`)}
          </Notice>
          <p>
            <a href={addressOf(ctx, exported)}>{t('results.embed.more')}</a>
          </p>
        </Layout>,
        pdf.refusal === 'pdf-busy' ? 503 : 422,
      );
    }
    return new Response(new Uint8Array(pdf.value), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${exported.conversation.slug}.pdf"`,
      },
    });
  }),
  get(`${RESULTS_ROUTE}/embed`, { allow: 'anyone' }, async (ctx) => {
    const exported = await readExported(ctx);
    if (!exported) return ctx.notFound();
    const response = ctx.render(
      <EmbedResults
        page={ctx.page}
        exported={exported}
        baseUrl={`${ctx.app.publicUrl}/${ctx.language}`}
        theme={THEMES.find((name) => name === ctx.query.get('theme')) ?? 'warm'}
      />,
    );
    response.headers.set(EMBEDDABLE_HEADER, 'anywhere');
    return response;
  }),
];

/** What is published, as open data for programs of others. */
export const voiceApiRoutes: PublicApiRoute[] = [
  {
    path: '/api/voice/:slug/results.json',
    revision: ({ app, param }) =>
      readPublic(app, async (tx) => {
        const conversation = await findConversation(tx, { slug: param('slug') });
        const publication = conversation && (await findPublication(tx, conversation.id));
        return `${conversation?.version} ${publication?.step}`;
      }),
    handler: async ({ app, param }) => {
      const exported = await readPublic(app, async (tx) => {
        const conversation = await findConversation(tx, { slug: param('slug') });
        if (!conversation || !['open', 'closed'].includes(phaseOf(conversation, app.now()))) return undefined;
        const publication = await findPublication(tx, conversation.id);
        return (
          publication && { conversation, publication, statements: await listStatements(tx, conversation.id) }
        );
      });
      if (!exported)
        return problemJson(
          404,
          'There are no results at this address.',
          'They begin when enough people took part.',
        );
      return Response.json(
        resultsJson(exported, `${app.publicUrl}/nl${resultsPath(exported.conversation.slug)}`),
      );
    },
  },
];
