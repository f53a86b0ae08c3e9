import type { ComponentChildren } from 'preact';
import { formatDate } from '#core/i18n/formats.ts';
import { messagesIn } from '../messages.ts';
import type { ContactMessage } from '../model/types.ts';

/** A conversation in order of time; each message shows its author and moment, in its own text direction. */
export function Conversation({
  messages,
  language,
  footer,
}: {
  messages: ContactMessage[];
  language: string;
  /** What stands below a message. */
  footer?: (message: ContactMessage) => ComponentChildren;
}) {
  const t = messagesIn(language);
  return (
    <ol class="conversation">
      {messages.map((message) => (
        <li class={message.side}>
          <p class="soft">
            {t(`side.${message.side}`, { name: message.author ?? '' })} ·{' '}
            {formatDate(message.sentAt, language, 'moment')}
            {message.delivery === 'bounced' && <strong> · {t('bounced')}</strong>}
          </p>
          <p class="message-words" dir="auto">
            {message.text}
          </p>
          {footer?.(message)}
        </li>
      ))}
    </ol>
  );
}
