import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Icon, type IconName, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { VOICE_AUDIENCES, type VoiceAudience } from '../model/ballot.ts';
import { conversationPath, reportPath, votePath } from '../model/paths.ts';
import { type Conversation, textIn } from '../model/rules.ts';
import { resultsPath } from './paths.ts';
import type { VotingStep } from './rules.ts';
import { StatementToAnswer } from './StatementToAnswer.tsx';

const AUDIENCE_ICONS: Record<VoiceAudience, IconName> = {
  newcomer: 'moving',
  resident: 'word-huis',
  initiative: 'everyone',
  municipality: 'word-brief',
};

interface VoteProps {
  page: PageContext;
  conversation: Conversation;
  token: string;
  step: VotingStep;
  /** There is an answer of this set that can be taken back. */
  canUndo: boolean;
  /** The last answer came after the conversation had closed, or could not be kept. */
  notice: 'late' | 'not-saved' | undefined;
  /** Where own words are added. */
  sayHref: string;
}

/** One step of somebody who takes part: a statement, for whom they speak, or thanks. The script replaces `#vote` alone. */
export function VotePage(props: VoteProps) {
  const { page, conversation, step, token, canUndo, notice } = props;
  const { language } = page;
  const t = messagesIn(language);
  const action = `/${language}${votePath(conversation.slug)}`;
  return (
    <Layout
      page={page}
      title={textIn(conversation.title, language)?.words ?? ''}
      narrow
      robots="noindex"
      sheet={page.assets['voice.css']}
      script={page.assets['voting.js']}
    >
      <div
        id="vote"
        data-no-voice={t('voting.no-voice')}
        data-offline={t('voting.network.waiting')}
        data-sent={t('voting.network.sent')}
      >
        {notice && (
          <Notice kind={notice === 'late' ? 'ask' : 'problem'} role="alert">
            {t(`voting.notice.${notice}`)}
          </Notice>
        )}
        <form method="post" action={action}>
          <input type="hidden" name="token" value={token} />
          {step.kind === 'statement' && <StatementStep {...props} step={step} />}
          {step.kind === 'audience' && <AudienceStep language={language} />}
          {(step.kind === 'set-done' || step.kind === 'all-done') && <ThanksStep {...props} step={step} />}
          {step.kind === 'statement' && (
            <p class="soft">
              <a href={`/${language}${reportPath(conversation.slug, step.statement.id)}`}>
                {t('moderation.report.title')}
              </a>
            </p>
          )}
          <p class="soft" role="status" data-network />
          <div class="actions">
            {canUndo && (
              <Button kind="quiet" icon="back" name="do" value="undo">
                {t('voting.undo')}
              </Button>
            )}
            <Button kind="quiet" icon="trash" name="do" value="forget">
              {t('voting.forget')}
            </Button>
          </div>
        </form>
      </div>
    </Layout>
  );
}

/** A statement as whoever takes part sees it, with the three answers. */
export function StatementStep({
  page,
  step: { statement, position, of },
}: {
  page: PageContext;
  step: Extract<VotingStep, { kind: 'statement' }>;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <>
      <p class="unseen">{t('voting.progress', { position, of })}</p>
      <ol class="voice-progress" aria-hidden="true">
        {Array.from({ length: of }, (_, i) => (
          <li class={i < position - 1 ? 'is-done' : undefined} />
        ))}
      </ol>
      <StatementToAnswer statement={statement} language={language} />
    </>
  );
}

function AudienceStep({ language }: { language: string }) {
  const t = messagesIn(language);
  return (
    <>
      <h1 tabindex={-1} data-words>
        {t('voting.audience')}
      </h1>
      <p>{t('voting.audience.why')}</p>
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

function ThanksStep({
  page,
  conversation,
  step,
  sayHref,
}: Pick<VoteProps, 'page' | 'conversation' | 'sayHref'> & {
  step: Extract<VotingStep, { kind: 'set-done' | 'all-done' }>;
}): ComponentChildren {
  const { language } = page;
  const t = messagesIn(language);
  const { slug } = conversation;
  return (
    <>
      <h1 tabindex={-1} data-words>
        {t('voting.thanks')}
      </h1>
      <p class="lead">
        {step.kind === 'all-done' ? t('voting.thanks.all') : t('voting.thanks.left', { count: step.left })}
      </p>
      {step.kind === 'set-done' && (
        <button type="submit" class="button voice-begin" name="do" value="more">
          <span>{t('voting.more')}</span>
          <Icon name="arrow" />
        </button>
      )}
      <p>{t('voting.thanks.later')}</p>
      <div class="actions">
        <ButtonLink href={sayHref} kind="ghost" icon="microphone">
          {t('voting.say')}
        </ButtonLink>
        <ButtonLink href={`/${language}${resultsPath(slug)}`} kind="ghost" icon="everyone">
          {t('voting.results')}
        </ButtonLink>
        <ButtonLink href={`/${language}${conversationPath(slug)}`} kind="ghost" icon="back">
          {t('voting.about')}
        </ButtonLink>
      </div>
    </>
  );
}
