import { type Initiative, InitiativeCard } from '#features/directory';
import { Icon, type IconName, SelectField } from '#ui';
import type { RowProposal } from '../commit/plan.ts';
import type { RowChoice } from '../commit/types.ts';
import { messagesIn } from '../messages.ts';
import type { ParsedRow, RowIssueCode } from '../rows/parsed-row.ts';

/** The CSS class of an issue. */
type IssueWeight = 'fits' | 'poor' | 'cannot';

const ICONS = { fits: 'check', poor: 'warning', cannot: 'remove' } as const satisfies Record<
  IssueWeight,
  IconName
>;

/** `fits`: good to know; `poor`: worth correcting in the list; `cannot`: the reason that the row stays out. */
function weightOf(code: RowIssueCode): IssueWeight {
  if (code === 'joined' || code === 'organisation-above') return 'fits';
  return code === 'no-name' || code === 'claimed' ? 'cannot' : 'poor';
}

/** One row: the card that it becomes, its issues, a possible duplicate, and the choice of what to do with it. */
export function RowSection({
  proposal,
  language,
  now,
}: {
  proposal: RowProposal;
  language: string;
  now: Date;
}) {
  const t = messagesIn(language);
  const { row, existing, options, choice } = proposal;
  return (
    <section class="sheet-row" id={`row-${row.row}`}>
      <h2>{t('rows.row', { row: row.row })}</h2>
      {row.draft ? (
        <InitiativeCard
          initiative={cardOf(row, row.draft, now)}
          language={language}
          href={`#row-${row.row}`}
        />
      ) : (
        <p>
          <bdi>{row.name}</bdi>
        </p>
      )}
      {row.issues.length > 0 && (
        <ul class="reasons">
          {row.issues.map(({ code, value }) => (
            <li class={weightOf(code)}>
              <Icon name={ICONS[weightOf(code)]} />
              <span>{t(`remark.${code}`, { value })}</span>
            </li>
          ))}
        </ul>
      )}
      {existing && <ExistingInitiative existing={existing} language={language} />}
      {options.length > 1 && (
        <SelectField
          name={`row${row.row}`}
          label={t('rows.choice')}
          value={choice}
          options={options.map((option) => ({
            value: option,
            label: t(`choice.${choiceLabel(option, existing)}`),
          }))}
        />
      )}
    </section>
  );
}

/** Replacing what this list itself imported is called updating. */
const choiceLabel = (choice: RowChoice, existing: RowProposal['existing']): RowChoice | 'update' =>
  choice === 'replace' && existing?.maintainer === 'this-list' ? 'update' : choice;

function ExistingInitiative({
  existing,
  language,
}: {
  existing: NonNullable<RowProposal['existing']>;
  language: string;
}) {
  const t = messagesIn(language);
  const { initiative, certain, maintainer } = existing;
  const likeness = maintainer === 'this-list' ? 'list' : certain ? 'sure' : 'perhaps';
  return (
    <>
      <p>
        {t(`rows.like.${likeness}`)}{' '}
        <a href={`/${language}/initiatives/${initiative.id}`}>
          <bdi>{initiative.texts[initiative.language]?.name}</bdi>
        </a>
        <br />
        <span class="soft">
          <bdi>{[initiative.organisation.name, initiative.town].filter(Boolean).join(' · ')}</bdi>
        </span>
      </p>
      {maintainer === 'owner' && <p class="soft">{t('rows.like.owner')}</p>}
    </>
  );
}

const cardOf = (
  { organisation, row }: ParsedRow,
  draft: NonNullable<ParsedRow['draft']>,
  now: Date,
): Initiative => ({
  ...draft,
  id: `row-${row}`,
  organisation: { id: '', name: organisation },
  confirmedAt: draft.confirmedAt === null ? null : new Date(draft.confirmedAt),
  changedAt: now,
  demo: false,
  times: draft.times.map((time, index) => ({ ...time, id: String(index) })),
});
