import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Badge, Layout } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { type Urgency, urgency } from '../model/promise.ts';
import type { ContactQuestion, QuestionState } from '../model/types.ts';

export const SHELVES: Record<string, QuestionState[]> = {
  open: ['open'],
  waiting: ['waiting'],
  answered: ['answered', 'closed'],
  quarantine: ['quarantine'],
};

const KINDS: Record<Urgency, 'plain' | 'soft' | 'new'> = {
  calm: 'plain',
  half: 'soft',
  soon: 'new',
  late: 'new',
};

/** Everything that waits for an answer, what was promised soonest first. */
export function InboxPage({
  page,
  questions,
  shelf,
  now,
}: {
  page: PageContext;
  questions: ContactQuestion[];
  shelf: string;
  now: Date;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('inbox.title')} robots="noindex">
      <h1>{t('inbox.title')}</h1>
      <nav aria-label={t('inbox.shelves')}>
        <ul class="shelves">
          {(['open', 'waiting', 'answered', 'quarantine'] as const).map((name) => (
            <li>
              <a href={`/${language}/inbox?shelf=${name}`} aria-current={name === shelf ? 'page' : undefined}>
                {t(`shelf.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {questions.length === 0 && <p>{t('inbox.empty')}</p>}
      <ul class="needs">
        {questions.map((question) => {
          const how = urgency(question.receivedAt, question.promisedAt, now);
          return (
            <li>
              <a href={`/${language}/inbox/${question.id}`}>
                <b>{t(`category.${question.category}`)}</b> ·{' '}
                <bdi>{question.name ?? t('inbox.nameless')}</bdi>
              </a>
              <p class="badges">
                {question.state === 'open' && <Badge kind={KINDS[how]}>{t(`urgency.${how}`)}</Badge>}{' '}
                <Badge>{t('inbox.before', { date: formatDay(question.promisedAt, language) })}</Badge>{' '}
                {question.assignedName && (
                  <Badge kind="good">{t('inbox.with', { name: question.assignedName })}</Badge>
                )}
                {question.why && <Badge kind="soft">{t(`why.${question.why as 'trap'}`)}</Badge>}
              </p>
            </li>
          );
        })}
      </ul>
    </Layout>
  );
}
