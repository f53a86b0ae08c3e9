import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages, textDirection } from '#core/i18n/languages.ts';
import { ButtonLink, Layout, PrintButton } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';

/** What a key person tells before anybody begins, in this order. */
const EXPLAINED = [
  'voting.promise.stop',
  'voting.promise.nobody',
  'voting.promise.no-name',
  'helping.explained.helper',
  'helping.booth.gone',
  'voting.promise.ten',
] as const;

/** How to explain that it is safe, in every language: one part a page on paper, to read aloud or to point at. */
export function ExplainPage({ page, back }: { page: PageContext; back: string }) {
  const team = teamMessagesIn(page.language);
  return (
    <Layout
      page={page}
      title={team('helping.explain.title')}
      robots="noindex"
      sheet={page.assets['voice.css']}
    >
      <div class="no-print">
        <h1>{team('helping.explain.title')}</h1>
        <p>{team('helping.explain.lead')}</p>
        <p class="actions">
          <PrintButton label={team('helping.print')} />
          <ButtonLink href={back} kind="ghost" icon="back">
            {team('helping.back')}
          </ButtonLink>
        </p>
        <ul class="chips">
          {interfaceLanguages.map(({ code, name }) => (
            <li>
              <a class="chip" href={`#in-${code}`} lang={code}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </div>
      {interfaceLanguages.map(({ code }) => (
        <section id={`in-${code}`} class="explained" lang={code} dir={textDirection(code)}>
          <h2>{messagesIn(code)('helping.explained')}</h2>
          <ol class="big-words">
            {EXPLAINED.map((part) => (
              <li>{messagesIn(code)(part)}</li>
            ))}
          </ol>
        </section>
      ))}
    </Layout>
  );
}
