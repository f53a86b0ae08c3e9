import type { PageContext } from '#core/http/page-context.ts';
import { isTeamLanguage, textDirection } from '#core/i18n/languages.ts';
import { Button, Icon, type IconName, Notice, TextField } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { VOICE_AUDIENCES, type VoiceAudience } from '../model/ballot.ts';
import { type Conversation, type Statement, textIn } from '../model/rules.ts';
import type { VotingStep } from '../voting/rules.ts';
import { StatementToAnswer } from '../voting/StatementToAnswer.tsx';
import { BoothLayout } from './BoothLayout.tsx';
import { ASK_AFTER_MS, type BoothMode, START_OVER_AFTER_MS } from './booth-state.ts';

export const BOOTH_PATH = '/voice-booth';

const AUDIENCE_ICONS: Record<VoiceAudience, IconName> = {
  newcomer: 'moving',
  resident: 'word-huis',
  initiative: 'everyone',
  municipality: 'word-brief',
};

/** Why the next person could not begin. */
export const START_REFUSALS = ['not-open', 'wrong-code', 'used', 'too-often', 'not-saved'] as const;
export type StartRefusal = (typeof START_REFUSALS)[number];

/** The screen between two people: nobody's answers, the own language, what is promised, and one large button. */
export function BoothStartPage({
  page,
  conversation,
  mode,
  token,
  round,
  typedCode,
  refusal,
}: {
  page: PageContext;
  conversation: Conversation;
  mode: BoothMode;
  token: string;
  round: string;
  typedCode: string;
  refusal?: StartRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const title = textIn(conversation.title, language);
  const needsCode = conversation.access === 'code';
  return (
    <BoothLayout page={page} title={t('voting.list.title')}>
      <ul class="voice-languages">
        {page.languages.map(({ code, name }) => (
          <li>
            <a
              href={`/${code}${BOOTH_PATH}`}
              lang={code}
              dir={textDirection(code)}
              aria-current={code === language ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      <h1>{t('helping.booth.next')}</h1>
      {title && (
        <p class="lead" lang={title.language} dir={textDirection(title.language)}>
          {title.words}
        </p>
      )}
      <ul class="voice-promises">
        <li>
          <Icon name="everyone" />
          {t('voting.promise.nobody')}
        </li>
        <li>
          <Icon name="check" />
          {t('helping.booth.gone')}
        </li>
      </ul>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`voting.notice.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${BOOTH_PATH}`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="round" value={round} />
        {needsCode && (
          <TextField
            name="code"
            label={t('voting.code')}
            hint={t('voting.code.hint')}
            value={typedCode}
            dir="ltr"
            autocomplete="off"
            maxlength={40}
          />
        )}
        <button type="submit" class="button voice-begin" name="do" value="start">
          <span>{t('voting.begin')}</span>
          <Icon name="arrow" />
        </button>
      </form>
      <StopLink language={language} />
      {mode === 'shared' && <p class="soft">{t('helping.booth.shared')}</p>}
    </BoothLayout>
  );
}

/** One step of the person who has the device. It never shows what was answered, so nothing can be found by going back. */
export function BoothVotePage({
  page,
  step,
  mode,
  token,
  round,
  canUndo,
  isLate,
  asksHelp,
}: {
  page: PageContext;
  step: VotingStep;
  mode: BoothMode;
  token: string;
  round: string;
  canUndo: boolean;
  isLate: boolean;
  /** The person is done: only whether somebody helped is still asked. */
  asksHelp: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const here = `/${language}${BOOTH_PATH}`;
  const isDone = asksHelp || step.kind === 'set-done' || step.kind === 'all-done';
  return (
    <BoothLayout
      page={page}
      title={t('voting.list.title')}
      refresh={{ seconds: ASK_AFTER_MS[mode] / 1000, to: `${here}?quiet` }}
      script={page.assets['voting.js']}
    >
      <div
        id="vote"
        data-no-voice={t('voting.no-voice')}
        data-offline={t('voting.network.waiting')}
        data-sent={t('voting.network.sent')}
      >
        {isLate && (
          <Notice kind="ask" role="status">
            {t('voting.notice.late')}
          </Notice>
        )}
        <form method="post" action={here}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="round" value={round} />
          {step.kind === 'statement' && !asksHelp && (
            <BoothStatement
              statement={step.statement}
              position={step.position}
              of={step.of}
              language={language}
            />
          )}
          {step.kind === 'audience' && !asksHelp && <BoothAudience language={language} />}
          {isDone && <BoothHelp language={language} hasMore={step.kind === 'set-done'} />}
          <p class="soft" role="status" data-network />
          {!isDone && (
            <div class="actions">
              {canUndo && (
                <Button kind="quiet" icon="back" name="do" value="undo">
                  {t('voting.undo')}
                </Button>
              )}
              <Button kind="quiet" icon="check" name="do" value="done">
                {t('helping.booth.done')}
              </Button>
            </div>
          )}
        </form>
      </div>
    </BoothLayout>
  );
}

function BoothStatement({
  statement,
  position,
  of,
  language,
}: {
  statement: Statement;
  position: number;
  of: number;
  language: string;
}) {
  const t = messagesIn(language);
  return (
    <>
      <p class="unseen">{t('voting.progress', { position, of })}</p>
      <StatementToAnswer statement={statement} language={language} />
    </>
  );
}

function BoothAudience({ language }: { language: string }) {
  const t = messagesIn(language);
  return (
    <>
      <h1 tabindex={-1} data-words>
        {t('voting.audience')}
      </h1>
      <div class="voice-audiences">
        {VOICE_AUDIENCES.map((audience) => (
          <Button kind="ghost" icon={AUDIENCE_ICONS[audience]} name="audience" value={audience}>
            {t(`voting.audience.${audience}`)}
          </Button>
        ))}
        <Button kind="ghost" icon="arrow" name="audience" value="skip">
          {t('voting.audience.skip')}
        </Button>
      </div>
    </>
  );
}

/** The last question, which says nothing about who it was: alone, or with help. Then the device is for the next person. */
function BoothHelp({ language, hasMore }: { language: string; hasMore: boolean }) {
  const t = messagesIn(language);
  return (
    <>
      <h1 tabindex={-1} data-words>
        {t('voting.thanks')}
      </h1>
      <p>
        {t('helping.booth.help')} {t('helping.booth.help.why')}
      </p>
      <div class="voice-audiences">
        <Button kind="ghost" icon="check" name="help" value="no">
          {t('helping.booth.help.no')}
        </Button>
        <Button kind="ghost" icon="everyone" name="help" value="yes">
          {t('helping.booth.help.yes')}
        </Button>
      </div>
      {hasMore && (
        <Button kind="quiet" icon="plus" name="do" value="more">
          {t('voting.more')}
        </Button>
      )}
    </>
  );
}

/** Nobody did anything for a while. */
export function BoothQuietPage({ page, token, round }: { page: PageContext; token: string; round: string }) {
  const { language } = page;
  const t = messagesIn(language);
  const here = `/${language}${BOOTH_PATH}`;
  return (
    <BoothLayout
      page={page}
      title={t('voting.list.title')}
      // A second later, so that the silence is over by then.
      refresh={{ seconds: START_OVER_AFTER_MS / 1000 + 1, to: here }}
    >
      <h1>{t('helping.booth.quiet')}</h1>
      <p>{t('helping.booth.quiet.means')}</p>
      <form method="post" action={here}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="round" value={round} />
        <button type="submit" class="button voice-begin" name="do" value="stay">
          <span>{t('helping.booth.stay')}</span>
          <Icon name="arrow" />
        </button>
      </form>
    </BoothLayout>
  );
}

/** The way out, for the key person alone: the number of the table is asked. */
export function StopLink({ language }: { language: string }) {
  const spoken = isTeamLanguage(language) ? language : 'nl';
  return (
    <p class="booth-stop">
      <a href={`/${spoken}${BOOTH_PATH}/stop`} lang={spoken} dir={textDirection(spoken)}>
        {teamMessagesIn(spoken)('helping.stop')}
      </a>
    </p>
  );
}

/** A device that people hand on shows no other page until the key person ends that, with the number of the table. */
export function BoothStopPage({
  page,
  token,
  isWrong,
}: {
  page: PageContext;
  token: string;
  isWrong: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <BoothLayout page={page} title={t('helping.stop')}>
      <h1>{t('helping.stop')}</h1>
      <form method="post" action={`/${language}${BOOTH_PATH}/stop`}>
        <input type="hidden" name="token" value={token} />
        <TextField
          name="number"
          label={t('helping.stop.number')}
          value=""
          error={isWrong ? t('helping.stop.wrong') : undefined}
          inputmode="numeric"
          autocomplete="off"
          maxlength={12}
        />
        <Button icon="check">{t('helping.stop.do')}</Button>
      </form>
      <p>
        <a href={`/${language}${BOOTH_PATH}`}>{t('helping.stop.back')}</a>
      </p>
    </BoothLayout>
  );
}
