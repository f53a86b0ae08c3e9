import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { ButtonLink, Layout, Notice, PrintButton } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { type Conversation, textIn } from '../model/rules.ts';

/** A code as it goes on paper. */
export interface PrintedCode {
  /** Four groups of four. */
  grouped: string;
  qrSvg: string;
}

/**
 * A sheet of codes to cut apart, in the language of who gets them. It is shown this once: the codes are kept nowhere but on the
 * paper.
 */
export function CodeSheetPage({
  page,
  conversation,
  reader,
  codes,
  address,
  back,
}: {
  page: PageContext;
  conversation: Conversation;
  /** The language of who gets the codes. */
  reader: string;
  codes: PrintedCode[];
  /** Where one types the code, without https. */
  address: string;
  back: string;
}) {
  const team = teamMessagesIn(page.language);
  const t = messagesIn(reader);
  const title = textIn(conversation.title, reader);
  return (
    <Layout page={page} title={team('helping.codes.title')} robots="noindex" sheet={page.assets['voice.css']}>
      <div class="no-print">
        <h1>{team('helping.codes.title')}</h1>
        <Notice kind="ask">{team('helping.codes.once')}</Notice>
        <p class="actions">
          <PrintButton label={team('helping.print')} />
          <ButtonLink href={back} kind="ghost" icon="back">
            {team('helping.desk.title')}
          </ButtonLink>
        </p>
      </div>
      <ul class="code-sheet" lang={reader} dir={textDirection(reader)}>
        {codes.map(({ grouped, qrSvg }) => (
          <li class="code-slip">
            <div class="code-qr" aria-hidden="true" dangerouslySetInnerHTML={{ __html: qrSvg }} />
            <div>
              {title && (
                <p class="code-title" lang={title.language} dir={textDirection(title.language)}>
                  {title.words}
                </p>
              )}
              <p>{t('helping.slip.scan')}</p>
              <p>
                <bdi dir="ltr">{address}</bdi>
              </p>
              <p class="code-groups" dir="ltr">
                {grouped}
              </p>
              <p>{t('voting.promise.nobody')}</p>
            </div>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
