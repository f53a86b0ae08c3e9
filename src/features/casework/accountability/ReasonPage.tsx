import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, ChoiceCards, DeskLayout, Notice, RadioCard, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { LOOK_REASONS, type LookReasonKind } from '../model/looks.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseBehindReason } from './queries.ts';

const ICONS = {
  'stand-in': 'swap',
  'person-asked': 'people',
  'colleague-asked': 'buddy',
  objection: 'note',
  quality: 'check',
  other: 'question',
} as const;

/** Before an unusual look: why. It shows nothing of the person yet. */
export function ReasonPage({
  page,
  token,
  file,
  to,
  typed,
  refusal,
}: {
  page: PageContext;
  token: string;
  file: CaseBehindReason;
  /** The page to go on to. */
  to: string;
  typed: { reason: LookReasonKind | undefined; words: string };
  refusal?: 'no-reason' | 'no-words' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('reason.title', { number: file.number })}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
    >
      <p class="lead">{t(`reason.lead.${file.kind}`)}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`reason.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${casePath(file.id)}/reason`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="to" value={to} />
        <fieldset>
          <legend>{t('reason.why')}</legend>
          <ChoiceCards>
            {LOOK_REASONS.map((reason) => (
              <RadioCard
                name="reason"
                value={reason}
                icon={ICONS[reason]}
                label={t(`reason.${reason}`)}
                checked={typed.reason === reason}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <TextField
          name="words"
          label={t('reason.words')}
          hint={t('reason.words.hint')}
          value={typed.words}
          maxlength={200}
          autocomplete="off"
        />
        <p class="actions">
          <Button icon="arrow">{t('reason.do')}</Button>
          <ButtonLink href={`/${language}${CASEWORK_PATH}`} kind="quiet">
            {t('reason.back')}
          </ButtonLink>
        </p>
      </form>
    </DeskLayout>
  );
}
