import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Badge, Layout } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { type Urgency, urgency } from '../model/promise.ts';
import type { ContactQuestion } from '../model/types.ts';
import { INBOX_VIEW_NAMES, type InboxView } from './views.ts';

const URGENCY_BADGES: Record<Urgency, 'plain' | 'soft' | 'new'> = {
  calm: 'plain',
  half: 'soft',
  soon: 'new',
  late: 'new',
};

/** The questions of one view, those with the earliest promised answer first. */
export function InboxPage({
  page,
  questions,
  view,
  now,
}: {
  page: PageContext;
  questions: ContactQuestion[];
  view: InboxView;
  now: Date;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('inbox.title')} robots="noindex">
      <h1>{t('inbox.title')}</h1>
      <nav aria-label={t('inbox.shelves')}>
        <ul class="shelves">
          {INBOX_VIEW_NAMES.map((name) => (
            <li>
              <a href={`/${language}/inbox?shelf=${name}`} aria-current={name === view ? 'page' : undefined}>
                {t(`shelf.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {questions.length === 0 && <p>{t('inbox.empty')}</p>}
      <ul class="needs">
        {questions.map((question) => {
          const used = urgency(question.receivedAt, question.promisedAt, now);
          return (
            <li>
              <a href={`/${language}/inbox/${question.id}`}>
                <b>{t(`category.${question.category}`)}</b> ·{' '}
                <bdi>{question.name ?? t('inbox.nameless')}</bdi>
              </a>
              <p class="badges">
                {question.state === 'open' && (
                  <Badge kind={URGENCY_BADGES[used]}>{t(`urgency.${used}`)}</Badge>
                )}{' '}
                <Badge>{t('inbox.before', { date: formatDay(question.promisedAt, language) })}</Badge>{' '}
                {question.assignedName && (
                  <Badge kind="good">{t('inbox.with', { name: question.assignedName })}</Badge>
                )}
                {question.quarantineReason && (
                  <Badge kind="soft">{t(`why.${question.quarantineReason as 'trap'}`)}</Badge>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      <p>
        <a href={`/${language}/team/sessions`}>{t('inbox.sessions')}</a>
      </p>
    </Layout>
  );
}
