import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, Layout, Notice, QrFigure, TextArea } from '#ui';
import { messagesIn } from '../messages.ts';
import type { ContactMessage, ContactQuestion } from '../model/types.ts';
import { Conversation } from './Conversation.tsx';

/** The asker's own page: the promise, the conversation, and a form for another message. */
export function OwnQuestionPage({
  page,
  question,
  messages,
  token,
  formKey,
  link,
  qr,
  isNew,
  typed,
  refusal,
}: {
  page: PageContext;
  question: ContactQuestion;
  messages: ContactMessage[];
  token: string;
  formKey: string;
  link: string;
  qr: string;
  /** Just sent: the page says so, and how to keep it. */
  isNew: boolean;
  typed: string;
  refusal?: 'no-words' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const answered = question.state === 'answered' || question.state === 'closed';
  return (
    <Layout page={{ ...page, path: `/contact/q/${link}` }} title={t('own.title')} narrow robots="noindex">
      <h1>{t('own.title')}</h1>
      {isNew && (
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
        <input type="hidden" name="once" value={formKey} />
        <TextArea name="words" label={t('own.write')} value={typed} rows={4} />
        <Button kind={answered ? 'ghost' : 'primary'}>{t('own.send')}</Button>
      </form>
      <QrFigure svg={qr} caption={t('own.qr')} />
    </Layout>
  );
}
