import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';
import { conversationPath, PROPOSE_PATH } from '../model/paths.ts';
import { type Conversation, type ConversationPhase, phaseOf, textIn } from '../model/rules.ts';
import { resultsPath } from './paths.ts';

const GROUPS = ['open', 'coming', 'closed'] as const satisfies readonly ConversationPhase[];

/** The conversations of all municipalities: those that are open first, then what came of earlier ones. */
export function ListPage({
  page,
  conversations,
  now,
}: {
  page: PageContext;
  conversations: Conversation[];
  now: Date;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const grouped = Map.groupBy(conversations, (conversation) => phaseOf(conversation, now));
  return (
    <Layout page={page} title={t('voting.list.title')} narrow sheet={page.assets['voice.css']}>
      <h1>{t('voting.list.title')}</h1>
      <p class="lead">{t('voting.list.lead')}</p>
      {!grouped.has('open') && <p>{t('voting.list.none')}</p>}
      <p>
        <ButtonLink href={`/${language}${PROPOSE_PATH}`} kind="ghost" icon="pen">
          {t('agenda.propose.title')}
        </ButtonLink>
      </p>
      {GROUPS.map((phase) => {
        const those = grouped.get(phase) ?? [];
        return (
          those.length > 0 && (
            <section>
              <h2>{t(`voting.list.${phase}`)}</h2>
              <div class="cards">
                {those.map((conversation) => (
                  <ConversationCard conversation={conversation} phase={phase} language={language} />
                ))}
              </div>
            </section>
          )
        );
      })}
    </Layout>
  );
}

function ConversationCard({
  conversation,
  phase,
  language,
}: {
  conversation: Conversation;
  phase: (typeof GROUPS)[number];
  language: string;
}) {
  const t = messagesIn(language);
  const { slug, municipality, opensAt, closesAt } = conversation;
  const title = textIn(conversation.title, language);
  const moment = formatDate(phase === 'coming' ? opensAt : closesAt, language);
  return (
    <section class="card">
      <h3 class="card-title" lang={title?.language} dir={title && textDirection(title.language)}>
        <a href={`/${language}${conversationPath(slug)}`}>{title?.words}</a>
      </h3>
      <p class="org">
        <bdi lang="nl">{municipalityByCode(municipality)?.name}</bdi>
      </p>
      <p class="soft">{t(`voting.when.${phase}`, { date: moment })}</p>
      {phase === 'closed' && (
        <ButtonLink href={`/${language}${resultsPath(slug)}`} kind="ghost" icon="arrow">
          {t('voting.came-of-it')}
        </ButtonLink>
      )}
    </section>
  );
}
