import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatDay } from '#core/i18n/formats.ts';
import { Button, Layout, Notice, QrFigure, TextArea } from '#ui';
import { messagesIn } from '../messages.ts';
import type { ContactMessage, ContactQuestion } from '../model/types.ts';

/** A conversation in order of time; each message says whose it is, when, and stands in its own direction. */
export function Conversation({ messages, language }: { messages: ContactMessage[]; language: string }) {
  const t = messagesIn(language);
  return (
    <ol class="conversation">
      {messages.map((message) => (
        <li class={message.side}>
          <p class="soft">
            {t(`side.${message.side}`, { name: message.author ?? '' })} ·{' '}
            {formatDate(message.at, language, 'moment')}
            {message.delivery === 'bounced' && <strong> · {t('bounced')}</strong>}
          </p>
          <p class="message-words" dir="auto">
            {message.words}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The asker's own page: the promise, the answer, and room to write on. */
export function OwnQuestionPage({
  page,
  question,
  messages,
  token,
  idempotencyKey,
  link,
  qr,
  fresh,
  typed,
  refusal,
}: {
  page: PageContext;
  question: ContactQuestion;
  messages: ContactMessage[];
  token: string;
  idempotencyKey: string;
  link: string;
  qr: string;
  fresh: boolean;
  typed: string;
  refusal?: 'no-words' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const answered = question.state === 'answered' || question.state === 'closed';
  return (
    <Layout page={{ ...page, path: `/contact/q/${link}` }} title={t('own.title')} narrow robots="noindex">
      <h1>{t('own.title')}</h1>
      {fresh && (
        <Notice kind="good" title={t('own.fresh')} role="status">
          <p>{t('own.keep')}</p>
        </Notice>
      )}
      <p class="lead">
        {answered
          ? t('own.answered')
          : question.state === 'waiting'
            ? t('own.waiting')
            : t('own.promise', { date: formatDay(question.promisedAt, language) })}
      </p>
      <Conversation messages={messages} language={language} />
      {refusal && (
        <Notice kind="problem" role="alert">
          {t('ask.refused.no-words')}
        </Notice>
      )}
      <form method="post" action={`/${language}/contact/q/${link}`} class="stack no-print">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={idempotencyKey} />
        <TextArea name="words" label={t('own.write')} value={typed} rows={4} />
        <Button kind={answered ? 'ghost' : 'primary'}>{t('own.send')}</Button>
      </form>
      <QrFigure svg={qr} caption={t('own.qr')} />
    </Layout>
  );
}
