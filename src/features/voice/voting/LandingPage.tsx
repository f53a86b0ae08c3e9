import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Button, ButtonLink, Icon, type IconName, Layout, Notice } from '#ui';
import { sayPath } from '../contributions/paths.ts';
import { messagesIn } from '../messages.ts';
import { blindSignaturePath, conversationPath, VOICE_PATH, votePath } from '../model/paths.ts';
import { type Conversation, type ConversationPhase, textIn } from '../model/rules.ts';
import { CODE_FRAGMENT, posterPath, resultsPath } from './paths.ts';

/** What is promised to who takes part, each with a pictogram. */
const PROMISES = [
  ['nobody', 'not-seen'],
  ['no-name', 'no-name'],
  ['ten', 'everyone'],
  ['stop', 'stop'],
] as const satisfies readonly (readonly [string, IconName])[];

export type LandingNotice =
  | 'not-open'
  | 'wrong-code'
  | 'used'
  | 'too-often'
  | 'no-cookie'
  | 'not-understood'
  | 'forgotten';

/** The first page of a conversation: what it is about, what is promised, and one large button. */
export function LandingPage({
  page,
  conversation,
  phase,
  token,
  hasBegun,
  typedCode,
  blindKey,
  notice,
}: {
  page: PageContext;
  conversation: Conversation;
  phase: ConversationPhase;
  token: string;
  /** This browser answered something here already. */
  hasBegun: boolean;
  typedCode: string;
  /** The public key of a conversation in which the browser keeps its code to itself. */
  blindKey: string | undefined;
  notice: LandingNotice | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { slug, access } = conversation;
  const title = textIn(conversation.title, language);
  const intro = textIn(conversation.intro, language);
  const codeForm = (
    <CodeForm
      action={`/${language}${votePath(slug)}`}
      blind={
        blindKey && { key: blindKey, of: conversation.id, at: `/${language}${blindSignaturePath(slug)}` }
      }
      {...{ language, token, typedCode, notice }}
    />
  );
  return (
    <Layout
      page={page}
      title={title?.words ?? ''}
      narrow
      sheet={page.assets['voice.css']}
      script={page.assets[blindKey ? 'blind-code.js' : 'voting.js']}
    >
      <ul class="voice-languages no-print" aria-label={t('voting.languages')}>
        {page.languages.map(({ code, name }) => (
          <li>
            <a
              href={`/${code}${conversationPath(slug)}`}
              lang={code}
              dir={textDirection(code)}
              hreflang={code}
              aria-current={code === language ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      {notice && (
        <Notice kind={notice === 'forgotten' ? 'good' : 'problem'} role="alert">
          {t(`voting.notice.${notice}`)}
        </Notice>
      )}
      <p class="org">
        <bdi lang="nl">{municipalityByCode(conversation.municipality)?.name}</bdi>
      </p>
      <h1 lang={title?.language} dir={title && textDirection(title.language)}>
        {title?.words}
      </h1>
      {intro && (
        <p class="lead" lang={intro.language} dir={textDirection(intro.language)}>
          {intro.words}
        </p>
      )}
      {phase === 'open' && (hasBegun || access === 'open') && (
        <a class="button voice-begin" href={`/${language}${votePath(slug)}`} data-go-on>
          <span>{t(hasBegun ? 'voting.go-on' : 'voting.begin')}</span>
          <Icon name="arrow" />
        </a>
      )}
      {phase === 'open' && access === 'code' && !hasBegun && codeForm}
      {phase === 'open' && access === 'code' && hasBegun && (
        <details>
          <summary>{t('voting.code.other')}</summary>
          {codeForm}
        </details>
      )}
      {phase === 'closed' && (
        <ButtonLink href={`/${language}${resultsPath(slug)}`} icon="arrow">
          {t('voting.came-of-it')}
        </ButtonLink>
      )}
      {phase !== 'draft' && (
        <p class="soft">
          {t(`voting.when.${phase}`, {
            date: formatDate(phase === 'coming' ? conversation.opensAt : conversation.closesAt, language),
          })}
        </p>
      )}
      {phase === 'open' && (hasBegun || access === 'open') && (
        <ButtonLink href={`/${language}${sayPath(slug)}`} kind="ghost" icon="microphone">
          {t('voting.say')}
        </ButtonLink>
      )}
      <section>
        <h2>{t('voting.promise')}</h2>
        <ul class="voice-promises">
          {PROMISES.map(([name, icon]) => (
            <li>
              <Icon name={icon} />
              <span>{t(`voting.promise.${name}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      {hasBegun && (
        <form method="post" action={`/${language}${votePath(slug)}`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="quiet" icon="trash" name="do" value="forget">
            {t('voting.forget')}
          </Button>
        </form>
      )}
      <p class="no-print">
        <a href={`/${language}${posterPath(slug)}`}>{t('voting.poster')}</a>
        {' · '}
        <a href={`/${language}${conversationPath(slug)}/log`}>{t('moderation.log.title')}</a>
        {' · '}
        <a href={`/${language}${VOICE_PATH}`}>{t('voting.list.all')}</a>
      </p>
    </Layout>
  );
}

const BLIND_TROUBLE = ['not-open', 'wrong-code', 'used', 'too-often', 'no-answer'] as const;

/** The code on a card, scanned or typed in any way that one reads it. */
function CodeForm({
  language,
  action,
  blind,
  token,
  typedCode,
  notice,
}: {
  language: string;
  action: string;
  blind: { key: string; of: string; at: string } | '' | undefined;
  token: string;
  typedCode: string;
  notice: LandingNotice | undefined;
}) {
  const t = messagesIn(language);
  return (
    <form
      method="post"
      action={action}
      class="stack"
      data-code={CODE_FRAGMENT}
      data-blind={blind ? blind.key : undefined}
      data-of={blind ? blind.of : undefined}
      data-at={blind ? blind.at : undefined}
    >
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="do" value="begin" />
      <div class="field">
        <label for="field-code">{t('voting.code')}</label>
        <p class="soft" id="hint-code">
          {t('voting.code.hint')}
        </p>
        <input
          id="field-code"
          class="voice-code"
          name="code"
          value={typedCode}
          dir="ltr"
          maxlength={40}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          required
          aria-describedby="hint-code"
          aria-invalid={notice === 'wrong-code' || notice === 'used' ? 'true' : undefined}
        />
      </div>
      <button type="submit" class="button voice-begin">
        <span>{t('voting.begin')}</span>
        <Icon name="arrow" />
      </button>
      <p role="status" data-trouble>
        {blind &&
          BLIND_TROUBLE.map((name) => (
            <span data-trouble-of={name} hidden>
              {t(`voting.notice.${name}`)}
            </span>
          ))}
      </p>
      <p class="soft">{t('voting.code.none')}</p>
    </form>
  );
}
