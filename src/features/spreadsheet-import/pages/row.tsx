import type { Initiative } from '#features/directory';
import { InitiativeCard } from '#features/directory';
import { Icon, type IconName, SelectField } from '#ui';
import { messagesIn } from '../messages.ts';
import type { RowStanding } from '../plan.ts';
import type { Choice, RemarkCode, RowRead } from '../types.ts';

type Weight = 'fits' | 'poor' | 'cannot';

const ICONS = { fits: 'check', poor: 'warning', cannot: 'remove' } as const satisfies Record<
  Weight,
  IconName
>;

/** Good to know; worth a look in the list itself; the reason that the row stays out. */
function weightOf(code: RemarkCode): Weight {
  if (code === 'joined' || code === 'organisation-above') return 'fits';
  return code === 'no-name' || code === 'claimed' ? 'cannot' : 'poor';
}

/** One row: the card that it becomes, what was noticed, what it looks like, and what will be done with it. */
export function SheetRow({
  standing,
  language,
  now,
}: {
  standing: RowStanding;
  language: string;
  now: Date;
}) {
  const t = messagesIn(language);
  const { read, there, options, choice } = standing;
  return (
    <section class="sheet-row" id={`row-${read.row}`}>
      <h2>{t('rows.row', { row: read.row })}</h2>
      {read.draft ? (
        <InitiativeCard
          initiative={cardOf(read, read.draft, now)}
          language={language}
          href={`#row-${read.row}`}
        />
      ) : (
        <p>
          <bdi>{read.name}</bdi>
        </p>
      )}
      {read.remarks.length > 0 && (
        <ul class="reasons">
          {read.remarks.map(({ code, value }) => (
            <li class={weightOf(code)}>
              <Icon name={ICONS[weightOf(code)]} />
              <span>{t(`remark.${code}`, { value })}</span>
            </li>
          ))}
        </ul>
      )}
      {there && <There there={there} language={language} />}
      {options.length > 1 && (
        <SelectField
          name={`row${read.row}`}
          label={t('rows.choice')}
          value={choice}
          options={options.map((option) => ({
            value: option,
            label: t(`choice.${wordOf(option, there)}`),
          }))}
        />
      )}
    </section>
  );
}

const wordOf = (choice: Choice, there: RowStanding['there']): Choice | 'update' =>
  choice === 'replace' && there?.keeper === 'this-list' ? 'update' : choice;

function There({ there, language }: { there: NonNullable<RowStanding['there']>; language: string }) {
  const t = messagesIn(language);
  const { initiative, sure, keeper } = there;
  const how = keeper === 'this-list' ? 'list' : sure ? 'sure' : 'perhaps';
  return (
    <>
      <p>
        {t(`rows.like.${how}`)}{' '}
        <a href={`/${language}/initiatives/${initiative.id}`}>
          <bdi>{initiative.texts[initiative.language]?.name}</bdi>
        </a>
        <br />
        <span class="soft">
          <bdi>{[initiative.organisation.name, initiative.town].filter(Boolean).join(' · ')}</bdi>
        </span>
      </p>
      {keeper === 'owner' && <p class="soft">{t('rows.like.owner')}</p>}
    </>
  );
}

const cardOf = (
  { organisation, row }: RowRead,
  draft: NonNullable<RowRead['draft']>,
  now: Date,
): Initiative => ({
  ...draft,
  id: `row-${row}`,
  organisation: { id: '', name: organisation },
  confirmedAt: draft.confirmedAt === null ? null : new Date(draft.confirmedAt),
  changedAt: now,
  demo: false,
  times: draft.times.map((time, i) => ({ ...time, id: String(i) })),
});
