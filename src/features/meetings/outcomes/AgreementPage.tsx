import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice, TextArea } from '#ui';
import { type FieldConflict, type FieldValues, fingerprintsOf } from '../edition/field-merge.ts';
import { TheirsAndYours } from '../edition/TheirsAndYours.tsx';
import { messagesIn } from '../messages.ts';
import { answerValues } from './line-fields.ts';
import { OutcomeText } from './OutcomeText.tsx';
import type { BreakOutOutcome } from './types.ts';

/** Where the owner of an agreement tells what became of it. */
export function AgreementPage({
  page,
  agreement,
  token,
  link,
  saved,
  conflict,
}: {
  page: PageContext;
  agreement: BreakOutOutcome;
  token: string;
  link: string;
  saved: boolean;
  /** What somebody else answered meanwhile, and what was typed. */
  conflict?: { values: FieldValues; conflicts: FieldConflict[] } | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={{ ...page, path: `/agreement/${link}` }}
      title={t('agreement.title')}
      narrow
      robots="noindex"
    >
      <h1>{t('agreement.title')}</h1>
      {saved && (
        <Notice kind="good" role="status">
          {t('agreement.saved')}
        </Notice>
      )}
      {conflict && (
        <TheirsAndYours
          conflicts={conflict.conflicts.map((each) => ({
            ...each,
            theirs: answerWords(each.name, each.theirs, language),
            yours: answerWords(each.name, each.yours, language),
          }))}
          labels={{ answer: t('agreement.answer') }}
          language={language}
        />
      )}
      <div class="lead">
        <OutcomeText outcome={agreement} language={language} />
      </div>
      <form method="post" action={`/${language}/agreement/${link}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={fingerprintsOf(answerValues(agreement))} />
        <TextArea
          name="answer"
          label={t('agreement.answer')}
          value={conflict?.values.answer ?? agreement.answer ?? ''}
          rows={3}
          maxlength={600}
        />
        <div class="actions">
          <Button name="state" value="done" icon="check">
            {t('standing.done')}
          </Button>
          <Button name="state" value="open" kind="ghost">
            {t('agreement.busy')}
          </Button>
          <Button name="state" value="dropped" kind="quiet">
            {t('standing.dropped')}
          </Button>
        </div>
        <p class="soft">{t('agreement.public')}</p>
      </form>
    </Layout>
  );
}

/** What an answer says: the state in words, other fields as they were typed. */
function answerWords(name: string, value: string, language: string): string {
  const t = messagesIn(language);
  if (name !== 'state') return value;
  if (value === 'open') return t('agreement.busy');
  return value === 'done' || value === 'dropped' ? t(`standing.${value}`) : value;
}
