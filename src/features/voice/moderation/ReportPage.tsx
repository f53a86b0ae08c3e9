import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, ButtonLink, ChoiceCards, Layout, Notice, SubmitCard } from '#ui';
import { messagesIn } from '../messages.ts';
import { conversationPath, reportPath } from '../model/paths.ts';
import { type Conversation, type Statement, statementWordsIn, textIn } from '../model/rules.ts';
import { REPORT_REASONS } from './rules.ts';

const REASON_ICONS = {
  person: 'people',
  hurtful: 'warning',
  duplicate: 'swap',
  unclear: 'question',
  'other-subject': 'move',
} as const;

/** What is wrong with a statement: one tap says it. */
export function ReportStatementPage({
  page,
  conversation,
  statement,
  token,
  formKey,
  state,
}: {
  page: PageContext;
  conversation: Conversation;
  statement: Statement;
  token: string;
  formKey: string;
  state?: 'sent' | 'too-often' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const base = `/${language}${conversationPath(conversation.slug)}`;
  const title = textIn(conversation.title, language);
  const said = statementWordsIn(statement, language);
  return (
    <Layout page={page} title={t('moderation.report.title')} robots="noindex">
      <Breadcrumbs
        label={t('moderation.crumbs')}
        items={[
          { href: base, label: title?.words ?? conversation.slug, lang: title?.language },
          { label: t('moderation.report.title') },
        ]}
      />
      <h1>{t('moderation.report.title')}</h1>
      <blockquote lang={said.language} dir="auto">
        {said.words}
      </blockquote>
      {state === 'sent' ? (
        <>
          <Notice kind="good" role="status">
            {t('moderation.report.thanks')}
          </Notice>
          <ButtonLink href={`${base}/log`} kind="ghost" icon="note">
            {t('moderation.log.see')}
          </ButtonLink>
        </>
      ) : (
        <>
          {state === 'too-often' && (
            <Notice kind="problem" role="alert">
              {t('moderation.appeal.too-often')}
            </Notice>
          )}
          <p>{t('moderation.report.lead')}</p>
          <form method="post" action={`/${language}${reportPath(conversation.slug, statement.id)}`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="once" value={formKey} />
            <ChoiceCards columns={1}>
              {REPORT_REASONS.map((reason) => (
                <SubmitCard
                  name="reason"
                  value={reason}
                  icon={REASON_ICONS[reason]}
                  label={t(`moderation.reason.${reason}`)}
                  chosen={false}
                />
              ))}
            </ChoiceCards>
          </form>
        </>
      )}
      <ButtonLink href={base} kind="quiet" icon="back">
        {t('moderation.back')}
      </ButtonLink>
    </Layout>
  );
}
