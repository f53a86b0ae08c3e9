import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { ButtonLink, Layout, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';
import { conversationPath } from '../model/paths.ts';
import { type Conversation, textIn } from '../model/rules.ts';

/** A page to print and hang up: the question in every language that it has, and a QR code that needs no language. */
export function PosterPage({
  page,
  conversation,
  address,
  qrSvg,
}: {
  page: PageContext;
  conversation: Conversation;
  address: string;
  qrSvg: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const title = textIn(conversation.title, language);
  const others = page.languages.filter(
    ({ code }) => code !== title?.language && conversation.title[code] !== undefined,
  );
  return (
    <Layout page={page} title={t('voting.poster')} narrow robots="noindex" sheet={page.assets['voice.css']}>
      <div class="voice-poster">
        <h1 lang={title?.language} dir={title && textDirection(title.language)}>
          {title?.words}
        </h1>
        <ul class="voice-poster-titles">
          {others.map(({ code }) => (
            <li lang={code} dir={textDirection(code)}>
              {conversation.title[code]}
            </li>
          ))}
        </ul>
        <QrFigure svg={qrSvg} caption={t('voting.poster.scan')} />
        <p>
          <bdi dir="ltr">{address}</bdi>
        </p>
        <p>{t('voting.promise.nobody')}</p>
      </div>
      <p class="actions no-print">
        <PrintButton label={t('voting.poster.print')} />
        <ButtonLink href={`/${language}${conversationPath(conversation.slug)}`} kind="ghost" icon="back">
          {t('voting.poster.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
