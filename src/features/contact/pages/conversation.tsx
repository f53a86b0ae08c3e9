import type { Reader } from '#core/http/request-context.ts';
import { dateWords } from '#core/i18n/i18n.ts';
import { dayWords } from '#features/meetings';
import { Button, Frame, Notice, QrFigure, WordsField } from '#ui';
import { speak } from '../messages/index.ts';
import type { ContactMessage, ContactQuestion } from '../types.ts';

/** A conversation in order of time; each message says whose it is, when, and stands in its own direction. */
export function Conversation({ messages, language }: { messages: ContactMessage[]; language: string }) {
  const say = speak(language);
  return (
    <ol class="conversation">
      {messages.map((message) => (
        <li class={message.side}>
          <p class="soft">
            {say(`side.${message.side}`, { name: message.author ?? '' })} ·{' '}
            {dateWords(message.at, language, 'moment')}
            {message.delivery === 'bounced' && <strong> · {say('bounced')}</strong>}
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
  reader,
  question,
  messages,
  token,
  once,
  link,
  qr,
  fresh,
  typed,
  refusal,
}: {
  reader: Reader;
  question: ContactQuestion;
  messages: ContactMessage[];
  token: string;
  once: string;
  link: string;
  qr: string;
  fresh: boolean;
  typed: string;
  refusal?: 'no-words' | undefined;
}) {
  const { language } = reader;
  const say = speak(language);
  const answered = question.state === 'answered' || question.state === 'closed';
  return (
    <Frame
      reader={{ ...reader, path: `/contact/q/${link}` }}
      title={say('own.title')}
      narrow
      robots="noindex"
    >
      <h1>{say('own.title')}</h1>
      {fresh && (
        <Notice kind="good" title={say('own.fresh')} role="status">
          <p>{say('own.keep')}</p>
        </Notice>
      )}
      <p class="lead">
        {answered
          ? say('own.answered')
          : question.state === 'waiting'
            ? say('own.waiting')
            : say('own.promise', { date: dayWords(question.promisedAt, language) })}
      </p>
      <Conversation messages={messages} language={language} />
      {refusal && (
        <Notice kind="problem" role="alert">
          {say('ask.refused.no-words')}
        </Notice>
      )}
      <form method="post" action={`/${language}/contact/q/${link}`} class="stack no-print">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <WordsField name="words" label={say('own.write')} value={typed} rows={4} />
        <Button kind={answered ? 'ghost' : 'primary'}>{say('own.send')}</Button>
      </form>
      <QrFigure svg={qr} caption={say('own.qr')} />
    </Frame>
  );
}
