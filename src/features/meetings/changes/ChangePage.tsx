import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Button, ConflictNotice, DeskLayout, Notice, SelectField, TextField } from '#ui';
import { shownConflicts } from '../edition/field-labels.ts';
import { type FieldConflict, type FieldValues, fingerprintsOf } from '../edition/field-merge.ts';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition, Texts } from '../edition/types.ts';
import { whenWords } from '../edition/when.ts';
import { ReachWords } from '../letters/ReachWords.tsx';
import type { Reach } from '../letters/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { MeetingHoursFields } from '../programme-editor/EditionForms.tsx';
import { type Change, targetTitle } from './letter-texts.ts';
import { planValues } from './plan.ts';

export const CHANGE_REFUSALS = [
  'changed-elsewhere',
  'no-reason',
  'no-times',
  'too-late',
  'nothing-changed',
  'not-public',
  'already',
  'not-understood',
] as const;
export type ChangeRefusal = (typeof CHANGE_REFUSALS)[number];

export type ChangeKind = Change['kind'];

/** What was typed in one of the three forms. */
export interface TypedChange {
  kind: string;
  values: FieldValues;
  reason: Texts<'reason'>;
  /** `part:<id>` or `break-out:<id>`. */
  target: string;
}

/** Moving or cancelling a meeting, or a part of it: first whom it reaches; the letters are shown before they go out. */
export function ChangePage({
  page,
  edition,
  reach,
  token,
  typed,
  conflicts,
  refusal,
}: {
  page: PageContext;
  edition: Edition;
  reach: Reach;
  token: string;
  typed: TypedChange;
  conflicts: FieldConflict[];
  refusal?: ChangeRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const stored = planValues(edition);
  const values = typed.kind === 'moved' ? { ...stored, ...typed.values } : stored;
  const form = (kind: ChangeKind, title: string, children: ComponentChildren) => (
    <details open={typed.kind === kind} id={kind}>
      <summary>{title}</summary>
      <form method="post" action={`${basePath}/change/preview`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="kind" value={kind} />
        {children}
        <p class="soft">{t('replan.reason.hint')}</p>
        <TranslatedTextFields
          id={kind}
          keys={['reason']}
          texts={typed.kind === kind ? typed.reason : {}}
          language={language}
        />
        <Button icon="arrow">{t('replan.preview')}</Button>
      </form>
    </details>
  );
  return (
    <DeskLayout
      page={page}
      title={t('replan.title')}
      crumbs={[
        { href: `/${language}/organise`, label: t('team.title') },
        { href: basePath, label: textOf(edition.texts, 'title', language) },
      ]}
      actions={<a href={`${basePath}/letters`}>{t('letters.title')}</a>}
    >
      <p>
        {whenWords(edition, language)}{' '}
        {edition.state !== 'published' && <Badge kind="new">{t(`state.${edition.state}`)}</Badge>}
      </p>
      {refusal === 'changed-elsewhere' ? (
        <ConflictNotice fields={shownConflicts(conflicts, language, edition)} language={language} />
      ) : (
        refusal && (
          <Notice kind="problem" role="alert">
            {t(`replan.refused.${refusal}`)}
          </Notice>
        )
      )}
      {edition.state === 'published' ? (
        <>
          <ReachWords reach={reach} language={language} />
          {form(
            'moved',
            t('replan.moved'),
            <>
              <input type="hidden" name="seen" value={fingerprintsOf(stored)} />
              <MeetingHoursFields values={values} language={language} />
              {edition.venues
                .filter(({ online }) => !online)
                .map(({ id }) => (
                  <div class="side-by-side">
                    {(['name', 'address', 'town'] as const).map((name) => (
                      <TextField
                        name={`${name}.${id}`}
                        label={t(`venue.${name}`)}
                        value={values[`${name}.${id}`] ?? ''}
                      />
                    ))}
                  </div>
                ))}
            </>,
          )}
          {form(
            'part-cancelled',
            t('replan.part'),
            <SelectField
              name="target"
              label={t('replan.part.which')}
              value={typed.target}
              options={targetsOf(edition, language)}
            />,
          )}
          {form('cancelled', t('replan.cancelled'), <p>{t('replan.cancelled.lead')}</p>)}
        </>
      ) : (
        <p>{t(edition.state === 'draft' ? 'replan.draft' : 'replan.is-cancelled')}</p>
      )}
    </DeskLayout>
  );
}

/** Everything that can be cancelled by itself. */
const targetsOf = (edition: Edition, language: string): { value: string; label: string }[] =>
  edition.parts
    .filter(({ cancelledAt }) => !cancelledAt)
    .flatMap((part) => [
      { value: `part:${part.id}`, label: targetTitle(edition, { kind: 'part', id: part.id }, language) },
      ...part.breakOuts
        .filter(({ cancelledAt }) => !cancelledAt)
        .map(({ id }) => ({
          value: `break-out:${id}`,
          label: targetTitle(edition, { kind: 'break-out', id }, language),
        })),
    ]);
