import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { ButtonLink, Icon, Layout, Notice, PrintButton } from '#ui';
import { messagesIn } from '../messages.ts';
import { conversationPath } from '../model/paths.ts';
import { type Conversation, type ConversationPhase, type Statement, textIn } from '../model/rules.ts';
import type { Publication } from '../publication/publication.ts';
import { shownStatements, totalsOf } from '../publication/readings.ts';
import { AgreementSections } from './AgreementSections.tsx';
import { AudienceSection } from './AudienceSection.tsx';
import { CountingSection } from './CountingSection.tsx';
import { GroupSection } from './GroupSection.tsx';
import { HelpSection } from './HelpSection.tsx';
import { openDataPath, RESULT_FILES, resultsPath } from './paths.ts';

/** What people say in a conversation: where they agree first, in words and pictures before numbers. */
export function ResultsPage({
  page,
  conversation,
  phase,
  statements,
  publication,
}: {
  page: PageContext;
  conversation: Conversation;
  phase: ConversationPhase;
  statements: readonly Statement[];
  publication: Publication | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const title = textIn(conversation.title, language);
  const shown = shownStatements(statements);
  const sections = { language, shown };
  return (
    <Layout
      page={page}
      title={`${t('results.title')}: ${title?.words ?? ''}`}
      narrow
      sheet={page.assets['voice.css']}
    >
      <p class="org">
        <bdi lang="nl">{municipalityByCode(conversation.municipality)?.name}</bdi>
      </p>
      <h1>
        {t('results.title')}
        <small class="voice-about" lang={title?.language} dir={title && textDirection(title.language)}>
          {title?.words}
        </small>
      </h1>
      <p class="lead">{t('results.lead')}</p>
      <p>
        {t(phase === 'open' ? 'results.phase.open' : 'results.phase.closed', {
          date: formatDate(conversation.closesAt, language),
        })}
      </p>
      {publication ? (
        <>
          <WhoTookPart {...sections} publication={publication} />
          <AgreementSections {...sections} publication={publication} />
          <AudienceSection {...sections} publication={publication} />
          <GroupSection {...sections} publication={publication} />
          <HelpSection {...sections} publication={publication} />
          <CountingSection {...sections} publication={publication} />
          <TakeAlong language={language} slug={conversation.slug} />
          <p class="soft">
            {t('results.changed', { date: formatFullDay(publication.publishedOn, language) })}
          </p>
        </>
      ) : (
        <Notice kind="ask" title={t('results.empty')}>
          {t('results.empty.lead')}
        </Notice>
      )}
      <p class="no-print">
        <ButtonLink
          href={`/${language}${conversationPath(conversation.slug)}`}
          icon="people"
          kind={phase === 'open' ? 'primary' : 'ghost'}
        >
          {t(phase === 'open' ? 'results.join' : 'results.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** How many people and votes there are in everything on this page, per audience. */
function WhoTookPart({
  language,
  shown,
  publication,
}: {
  language: string;
  shown: readonly Statement[];
  publication: Publication;
}) {
  const t = messagesIn(language);
  const { people, votes } = totalsOf(publication, shown);
  const most = Math.max(...publication.rows.map((row) => row.people));
  return (
    <section>
      <h2>{t('results.who')}</h2>
      <table class="plain-table voice-who">
        <caption class="unseen">{t('results.who')}</caption>
        <tbody>
          {publication.rows.map((row) => (
            <tr>
              <th scope="row">{t(`results.audience.${row.audience}`)}</th>
              <td>
                <span class="voice-people" aria-hidden="true">
                  {Array.from({ length: Math.max(1, Math.round((row.people / most) * 8)) }, () => (
                    <Icon name="person" />
                  ))}
                </span>
              </td>
              <td>{row.people}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('results.count.people')}</th>
            <td />
            <td>{people}</td>
          </tr>
          <tr>
            <th scope="row">{t('results.count.votes')}</th>
            <td />
            <td>{votes}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function TakeAlong({ language, slug }: { language: string; slug: string }) {
  const t = messagesIn(language);
  return (
    <section class="no-print">
      <h2>{t('results.take')}</h2>
      <ul class="voice-files">
        {RESULT_FILES.map((file) => (
          <li>
            <a href={`/${language}${resultsPath(slug)}/${file}`}>{t(`results.take.${file}`)}</a>
          </li>
        ))}
        <li>
          <a href={openDataPath(slug)}>{t('results.take.results.json')}</a>
        </li>
      </ul>
      <PrintButton label={t('results.print')} />
    </section>
  );
}
