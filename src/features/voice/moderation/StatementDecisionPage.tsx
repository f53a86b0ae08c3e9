import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Badge, Button, DeskChoices, DeskLayout, Notice, TextArea } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, type Statement, textIn } from '../model/rules.ts';
import {
  type Appeal,
  type DecisionRefusal,
  isConfirmed,
  MAX_LOG_CHARACTERS,
  REPORT_REASONS,
} from './rules.ts';

/** One statement, in every language, with what one can decide about it. */
export function StatementDecisionPage({
  page,
  conversation,
  statement,
  appeals,
  reports,
  hidByReader,
  token,
  typed,
  refusal,
}: {
  page: PageContext;
  conversation: Conversation;
  statement: Statement;
  appeals: Appeal[];
  reports: number;
  /** Who reads this page hid it, and so does not answer an appeal about it. */
  hidByReader: boolean;
  token: string;
  typed: { reason: string; words: string };
  refusal: DecisionRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${page.path}`;
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const title = textIn(conversation.title, language);
  const { state, version } = statement;
  const open = appeals.filter(({ outcome }) => outcome === null);
  const hidden = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={String(version)} />
    </>
  );
  return (
    <DeskLayout
      page={page}
      title={t('desk.statement.title', { number: statement.number + 1 })}
      crumbs={[
        { href: base, label: t('desk.title') },
        {
          href: `${base}/${conversation.id}`,
          label: title?.words ?? conversation.slug,
          lang: title?.language,
        },
        { href: `${base}/${conversation.id}/moderation`, label: t('desk.moderation.title') },
      ]}
    >
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`desk.decision.${refusal}`)}
        </Notice>
      )}
      <p>
        <Badge kind={state === 'shown' ? 'good' : 'soft'}>{t(`desk.statement.state.${state}`)}</Badge>{' '}
        {statement.hiddenReason && t(`moderation.reason.${statement.hiddenReason}`)}{' '}
        {reports > 0 && t('desk.reports.count', { count: reports })}
      </p>
      <table class="plain-table">
        <caption class="unseen">{t('desk.statement.texts')}</caption>
        <tbody>
          {statement.texts.map((text) => (
            <tr>
              <th scope="row">
                <bdi lang={text.language}>{languageNameOf(text.language)}</bdi>
                {text.language === statement.language && <small>{t('desk.statement.original')}</small>}
              </th>
              <td lang={text.language} dir="auto">
                {text.words}
              </td>
              <td>{t(text.reviewed ? 'desk.reviewed' : 'desk.unreviewed')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {open.length > 0 && (
        <section>
          <h2>{t('desk.appeals.title', { count: open.length })}</h2>
          {open.map((appeal) => (
            <blockquote>
              <p lang={appeal.language} dir="auto">
                {appeal.words}
              </p>
              <p class="soft">{formatFullDay(appeal.madeOn, language)}</p>
            </blockquote>
          ))}
          {hidByReader ? (
            <Notice kind="ask">{t('desk.decision.own-decision')}</Notice>
          ) : (
            <form method="post" action={`${path}/keep`} class="stack">
              {hidden}
              <TextArea
                name="words"
                label={t('desk.keep.words')}
                hint={t('desk.keep.hint')}
                value={typed.words}
                maxlength={MAX_LOG_CHARACTERS}
              />
              <Button kind="ghost" icon="remove">
                {t('desk.keep.do')}
              </Button>
            </form>
          )}
        </section>
      )}
      {state === 'hidden' && statement.hiddenReason !== 'withdrawn' && (
        <form method="post" action={`${path}/restore`} class="stack">
          {hidden}
          <p>{t('desk.restore.lead')}</p>
          <Button icon="check">{t('desk.restore.do')}</Button>
        </form>
      )}
      {(state === 'waiting' || state === 'narrow') && (
        <form method="post" action={`${path}/show`} class="stack">
          {hidden}
          <p>{t(isConfirmed(statement) ? 'desk.show.confirmed' : 'desk.show.wait')}</p>
          <Button kind={isConfirmed(statement) ? 'primary' : 'ghost'} icon="check">
            {t('desk.show.do')}
          </Button>
        </form>
      )}
      {state !== 'hidden' && (
        <form method="post" action={`${path}/hide`} class="stack">
          <h2>{t('desk.hide.title')}</h2>
          <p>{t('desk.hide.lead')}</p>
          {hidden}
          <DeskChoices
            legend={t('desk.hide.reason')}
            name="reason"
            pick="one"
            options={REPORT_REASONS.map((reason) => ({
              value: reason,
              label: t(`moderation.reason.${reason}`),
            }))}
            chosen={[typed.reason]}
          />
          <TextArea
            id="hide-words"
            name="words"
            label={t('desk.hide.words')}
            hint={t('desk.hide.hint')}
            value={typed.words}
            maxlength={MAX_LOG_CHARACTERS}
          />
          <Button kind="danger" icon="remove">
            {t('desk.hide.do')}
          </Button>
        </form>
      )}
    </DeskLayout>
  );
}
