import type { PageContext } from '#core/http/page-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { BoothLayout } from '../helping/BoothLayout.tsx';
import { BOOTH_PATH, StopLink } from '../helping/BoothPage.tsx';
import { ASK_AFTER_MS, START_OVER_AFTER_MS } from '../helping/booth-state.ts';
import type { VoiceTable } from '../helping/rules.ts';
import { messagesIn } from '../messages.ts';
import { ANSWERS, VOICE_AUDIENCES } from '../model/ballot.ts';
import type { Conversation, Statement } from '../model/rules.ts';
import { AnswerSign } from '../voting/AnswerSign.tsx';
import type { CarriedStatement } from './tablet-flow.ts';
import { tabletWords } from './words.ts';

/** Statements as a tablet carries them. */
const carried = (statements: readonly Statement[]): CarriedStatement[] =>
  statements.map(({ number, pairId, language, texts }) => ({
    number,
    opposite: statements.find(({ id }) => id === pairId)?.number ?? null,
    first: language,
    words: Object.fromEntries(texts.map((text) => [text.language, text.words])),
  }));

/** The page of a tablet that may have no network. It holds questions and words; of people it knows nothing. */
export function TabletPage({
  page,
  conversation,
  statements,
  table,
  token,
}: {
  page: PageContext;
  conversation: Conversation;
  statements: Statement[];
  table: VoiceTable;
  token: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const data = {
    table: table.id,
    publicKey: table.publicKey,
    conversation: conversation.id,
    title: conversation.title,
    setSize: conversation.setSize,
    needsCode: conversation.access === 'code',
    statements: carried(statements),
    address: `/${language}${BOOTH_PATH}/tablet`,
    token,
    language,
    askAfterMs: ASK_AFTER_MS.tablet,
    startOverAfterMs: START_OVER_AFTER_MS,
    languages: tabletWords(),
    waiting: Array.from({ length: 400 }, (_, count) => t('tablet.waiting', { count })),
    refused: Array.from({ length: 100 }, (_, count) => t('tablet.refused', { count })),
    sent: t('tablet.sent'),
    offline: t('tablet.offline'),
  };
  return (
    <BoothLayout page={page} title={t('voting.list.title')}>
      <p id="no-script">{t('tablet.no-script')}</p>
      <div id="tablet" hidden>
        <p id="told" role="alert" />
        <section id="start">
          <ul class="voice-languages">
            {interfaceLanguages.map(({ code, name, dir }) => (
              <li>
                <button type="button" class="link" data-language={code} lang={code} dir={dir}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
          <h1 tabindex={-1} data-word="helping.booth.next">
            {t('helping.booth.next')}
          </h1>
          <p class="lead" id="title" />
          <p data-word="voting.promise.nobody">{t('voting.promise.nobody')}</p>
          <p data-word="helping.booth.gone">{t('helping.booth.gone')}</p>
          <form id="begin" autocomplete="off">
            {conversation.access === 'code' && (
              <div class="field">
                <label for="field-code" data-word="voting.code">
                  {t('voting.code')}
                </label>
                <p class="soft" data-word="voting.code.hint">
                  {t('voting.code.hint')}
                </p>
                <input id="field-code" name="code" dir="ltr" autocomplete="off" maxlength={40} />
              </div>
            )}
            <button type="submit" class="button voice-begin">
              <span data-word="voting.begin">{t('voting.begin')}</span>
            </button>
          </form>
        </section>
        <section id="step" hidden>
          <p class="soft" id="progress" />
          <div class="voice-statement">
            <h1 tabindex={-1} id="words">
              {t('voting.list.title')}
            </h1>
            <div class="voice-listen">
              <button type="button" class="button ghost" id="listen">
                <span data-word="voting.listen">{t('voting.listen')}</span>
              </button>
              <p class="soft" role="status" id="voice" />
            </div>
          </div>
          <div class="voice-answers">
            {ANSWERS.map((answer) => (
              <button type="button" class={`voice-answer ${answer}`} data-answer={answer}>
                <AnswerSign answer={answer} />
                <span data-word={`voting.${answer}`}>{t(`voting.${answer}`)}</span>
              </button>
            ))}
          </div>
        </section>
        <section id="audience" hidden>
          <h1 tabindex={-1} data-word="voting.audience">
            {t('voting.audience')}
          </h1>
          <div class="voice-audiences">
            {[...VOICE_AUDIENCES, 'skip' as const].map((audience) => (
              <button type="button" class="button ghost" data-audience={audience}>
                <span data-word={`voting.audience.${audience}`}>{t(`voting.audience.${audience}`)}</span>
              </button>
            ))}
          </div>
        </section>
        <section id="help" hidden>
          <h1 tabindex={-1} data-word="voting.thanks">
            {t('voting.thanks')}
          </h1>
          <p data-word="helping.booth.help">{t('helping.booth.help')}</p>
          <p data-word="helping.booth.help.why">{t('helping.booth.help.why')}</p>
          <div class="voice-audiences">
            <button type="button" class="button ghost" data-help="no">
              <span data-word="helping.booth.help.no">{t('helping.booth.help.no')}</span>
            </button>
            <button type="button" class="button ghost" data-help="yes">
              <span data-word="helping.booth.help.yes">{t('helping.booth.help.yes')}</span>
            </button>
          </div>
          <button type="button" class="button quiet" id="more">
            <span data-word="voting.more">{t('voting.more')}</span>
          </button>
        </section>
        <div class="actions" id="going" hidden>
          <button type="button" class="button quiet" id="undo">
            <span data-word="voting.undo">{t('voting.undo')}</span>
          </button>
          <button type="button" class="button quiet" id="done">
            <span data-word="helping.booth.done">{t('helping.booth.done')}</span>
          </button>
        </div>
        <section id="quiet" hidden>
          <h1 tabindex={-1} data-word="helping.booth.quiet">
            {t('helping.booth.quiet')}
          </h1>
          <p data-word="helping.booth.quiet.means">{t('helping.booth.quiet.means')}</p>
          <button type="button" class="button voice-begin" id="stay">
            <span data-word="helping.booth.stay">{t('helping.booth.stay')}</span>
          </button>
        </section>
        <footer class="tablet-queue" lang={language} dir={page.dir}>
          <p id="waiting" role="status" />
          <p id="refused" />
          <details>
            <summary>{t('tablet.helper')}</summary>
            <p>{t('tablet.file.means')}</p>
            <button type="button" class="button quiet" id="file">
              <span>{t('tablet.file')}</span>
            </button>
            <StopLink language={language} />
          </details>
        </footer>
      </div>
      <script
        type="application/json"
        id="tablet-data"
        // No text can end the element early.
        dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
      />
      <script type="module" src={page.assets['voice-tablet.js']} />
    </BoothLayout>
  );
}
