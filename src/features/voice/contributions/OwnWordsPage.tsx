import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Icon, Layout, Notice, PrintButton, QrFigure, TextArea } from '#ui';
import type { Bottleneck } from '../bottlenecks/model/rules.ts';
import { messagesIn } from '../messages.ts';
import { votePath } from '../model/paths.ts';
import type { Conversation } from '../model/rules.ts';
import { MAX_STATEMENT_CHARACTERS } from '../model/rules.ts';
import { wordsDirection } from '../model/words-direction.ts';
import { OwnAnswers } from './OwnAnswers.tsx';
import { ownWordsPath, sayPath } from './paths.ts';
import type { Contribution } from './queries.ts';
import type { WordWarning } from './warnings.ts';

export type OwnWordsNotice = 'empty' | 'too-long' | 'changed' | 'not-open';

interface OwnWordsProps {
  page: PageContext;
  link: string;
  conversation: Conversation;
  contribution: Contribution;
  /** The speaker can still hear the own recording. */
  hasRecording: boolean;
  /** What a municipality took up of it. */
  bottlenecks: readonly Bottleneck[];
  now: Date;
  token: string;
  typed: string | undefined;
  notice: OwnWordsNotice | undefined;
  warnings: WordWarning[];
  address: string;
  qrSvg: string;
}

/** "Did we get you right?", and how it goes on with somebody's own words; found by a private link alone. */
export function OwnWordsPage(props: OwnWordsProps) {
  const { page, link, conversation, contribution, token, notice, warnings } = props;
  const { language } = page;
  const t = messagesIn(language);
  const { state, reason } = contribution;
  const action = `/${language}${ownWordsPath(link)}`;
  const waits = state === 'recorded' || state === 'transcribed';
  const title = state === 'paraphrased' ? t('contributions.check') : t('contributions.title');
  return (
    <Layout
      page={page}
      title={title}
      narrow
      robots="noindex"
      sheet={page.assets['voice.css']}
      script={page.assets['listen.js']}
    >
      <h1>{title}</h1>
      {notice && (
        <Notice kind="problem" role="alert">
          {t(`contributions.refused.${notice}`, { most: MAX_STATEMENT_CHARACTERS })}
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice kind="ask" role="alert">
          {warnings.map((warning) => (
            <p>{t(`contributions.warn.${warning}`)}</p>
          ))}
          <p>{t('contributions.warn.next')}</p>
        </Notice>
      )}
      {waits && <p class="lead">{t('contributions.state.recorded')}</p>}
      {(state === 'confirmed' || state === 'routed' || state === 'refused' || state === 'withdrawn') && (
        <p class="lead">{t(`contributions.state.${state}`)}</p>
      )}
      {reason && <p>{t(`contributions.reason.${reason}`)}</p>}
      {state === 'paraphrased' && <p class="lead">{t('contributions.check.lead')}</p>}
      {contribution.words && <OwnWords {...props} words={contribution.words} />}
      {props.hasRecording && (
        <section>
          <h2>{t('contributions.recording')}</h2>
          {/* biome-ignore lint/a11y/useMediaCaption: it is what the reader said themselves */}
          <audio controls preload="none" src={`${action}/recording`} />
        </section>
      )}
      <OwnAnswers bottlenecks={props.bottlenecks} language={language} now={props.now} />
      {state === 'paraphrased' && <CheckForms {...props} action={action} />}
      {state !== 'withdrawn' && (
        <form method="post" action={action}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="version" value={contribution.version} />
          <Button kind="quiet" icon="trash" name="step" value="withdraw">
            {t('contributions.withdraw')}
          </Button>
        </form>
      )}
      <div class="actions">
        <ButtonLink href={`/${language}${votePath(conversation.slug)}`} kind="ghost" icon="arrow">
          {t('contributions.vote')}
        </ButtonLink>
        {(state === 'refused' || state === 'withdrawn') && (
          <ButtonLink href={`/${language}${sayPath(conversation.slug)}`} kind="ghost" icon="pen">
            {t('contributions.again')}
          </ButtonLink>
        )}
      </div>
      {state !== 'withdrawn' && (
        <section>
          <h2>{t('contributions.keep')}</h2>
          <p>{t('contributions.keep.lead')}</p>
          <QrFigure svg={props.qrSvg} caption={t('contributions.keep.scan')} />
          <p>
            <bdi dir="ltr">{props.address}</bdi>
          </p>
          <PrintButton label={t('contributions.keep.print')} />
        </section>
      )}
    </Layout>
  );
}

/** The words as everybody would read them, with a voice where there is one. */
function OwnWords({ page, contribution, words }: OwnWordsProps & { words: string }) {
  const t = messagesIn(page.language);
  return (
    <div class="voice-statement" data-no-voice={t('voting.no-voice')}>
      <p class="lead" lang={contribution.language} dir={wordsDirection(contribution.language)} data-words>
        {words}
      </p>
      <div class="voice-listen">
        <button type="button" class="button ghost" data-listen data-stop={t('voting.listen.stop')} hidden>
          <Icon name="ear" />
          <span>{t('voting.listen')}</span>
        </button>
        <p class="soft" role="status" data-voice />
      </div>
    </div>
  );
}

/** Yes, or in other words. */
function CheckForms({
  page,
  contribution,
  token,
  typed,
  warnings,
  action,
}: OwnWordsProps & { action: string }) {
  const t = messagesIn(page.language);
  const hidden = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={contribution.version} />
    </>
  );
  return (
    <>
      <p>{t('contributions.check.not-yet')}</p>
      <form method="post" action={action}>
        {hidden}
        <button type="submit" class="button voice-begin" name="step" value="confirm">
          <Icon name="check" />
          <span>{t('contributions.yes')}</span>
        </button>
      </form>
      <details open={typed !== undefined}>
        <summary>{t('contributions.change')}</summary>
        <form method="post" action={action} class="stack">
          {hidden}
          <TextArea
            name="words"
            label={t('contributions.words')}
            hint={t('contributions.words.hint')}
            value={typed ?? contribution.words ?? ''}
            rows={3}
            maxlength={4 * MAX_STATEMENT_CHARACTERS}
            lang={contribution.language}
          />
          {warnings.length > 0 && <input type="hidden" name="anyway" value="yes" />}
          <Button name="step" value="change">
            {t(warnings.length > 0 ? 'contributions.warn.anyway' : 'contributions.change.send')}
          </Button>
        </form>
      </details>
    </>
  );
}
