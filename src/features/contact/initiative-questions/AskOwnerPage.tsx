import type { PageContext } from '#core/http/page-context.ts';
import { Button, DeskLayout, Notice, TextArea } from '#ui';
import { teamMessagesIn } from '../messages.ts';

/** For the team: a question to the owner of an initiative. The answer comes back to the inbox. */
export function AskOwnerPage({
  page,
  listing,
  name,
  ownerEmail,
  ownerLanguage,
  token,
  formKey,
  typed,
  refused,
}: {
  page: PageContext;
  /** Its id. */
  listing: string;
  /** Of the initiative. */
  name: string;
  ownerEmail: string;
  /** What the language in which the owner is written to is called. */
  ownerLanguage: string;
  token: string;
  formKey: string;
  typed: string;
  /** Nothing was written. */
  refused: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}/listings/${listing}`;
  return (
    <DeskLayout
      page={page}
      title={t('askOwner.title')}
      crumbs={[
        { href: `/${language}/listings`, label: t('askOwner.list') },
        { href: path, label: name },
      ]}
    >
      {refused && (
        <Notice kind="problem" role="alert">
          {t('ask.refused.no-words')}
        </Notice>
      )}
      <p>
        <bdi dir="ltr">{ownerEmail}</bdi> · <bdi>{ownerLanguage}</bdi>
      </p>
      <form method="post" action={`${path}/question`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <TextArea
          name="words"
          label={t('askOwner.words')}
          hint={t('askOwner.hint')}
          value={typed}
          error={refused ? t('ask.refused.no-words') : undefined}
        />
        <Button icon="arrow">{t('askOwner.do')}</Button>
      </form>
    </DeskLayout>
  );
}
