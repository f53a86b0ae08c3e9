import { formatList } from '#core/i18n/formats.ts';
import { Icon, type IconName } from '#ui';
import type { RowProposal } from '../commit/plan.ts';
import { ROW_CHOICES, type RowChoice } from '../commit/types.ts';
import type { MatchEvidence } from '../duplicates/find-duplicates.ts';
import { messagesIn } from '../messages.ts';
import type { ParsedRow } from '../rows/parsed-row.ts';
import { CellInput, ROWS_FORM } from './CellInputs.tsx';
import { fieldsOfIssues } from './issue-fields.ts';
import { currentCell } from './row-changes.ts';
import { ROW_FACTS, shownRow } from './row-facts.ts';
import { weightOf } from './views.ts';

const ICONS = { fits: 'check', poor: 'warning', cannot: 'remove' } as const satisfies Record<
  ReturnType<typeof weightOf>,
  IconName
>;
/** The longest text in a cell of the table, in characters: the page of the row has all of it. */
const MAX_SHOWN_LENGTH = 160;

const shortened = (text: string): string =>
  text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH).trimEnd()}…` : text;

interface CellProps {
  proposal: RowProposal;
  language: string;
}

/** What the list says; cells with a remark can be corrected right here. */
export function SaidCell({
  proposal: { row },
  language,
  typed,
}: CellProps & { typed: ReadonlyMap<string, string> }) {
  const t = messagesIn(language);
  const correctable = row.skipped ? new Set() : fieldsOfIssues(row);
  return (
    <dl class="desk-facts">
      {row.said.map((said) => {
        const isInput = correctable.has(said.field) || said.corrected !== undefined;
        if (!isInput && !currentCell(said)) return null;
        return (
          <div>
            <dt>{t(`field.${said.field}`)}</dt>
            <dd dir="auto">
              {isInput ? (
                <CellInput
                  row={row}
                  field={said.field}
                  language={language}
                  typed={typed.get(`cell${row.row}.${said.field}`)}
                />
              ) : (
                shortened(currentCell(said))
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What we read in the row where that is not the very words of the list, and what there is to say about it. */
export function ReadCell({ proposal: { row }, language }: CellProps) {
  const t = messagesIn(language);
  const read = row.skipped ? undefined : shownRow(row);
  return (
    <>
      {read && (
        <dl class="desk-facts">
          {ROW_FACTS.map(({ field, value }) => {
            const text = field === 'leave' ? '' : value(read, language);
            if (!text || row.said.some((said) => said.field === field && currentCell(said) === text))
              return null;
            return (
              <div>
                <dt>{t(`field.${field}`)}</dt>
                <dd dir="auto">{shortened(text)}</dd>
              </div>
            );
          })}
        </dl>
      )}
      <Remarks row={row} language={language} />
    </>
  );
}

/** The remarks about a row, each with its weight. */
export function Remarks({ row, language }: { row: ParsedRow; language: string }) {
  const t = messagesIn(language);
  if (!row.issues.length) return null;
  return (
    <ul class="reasons">
      {row.issues.map(({ code, value }) => (
        <li class={weightOf(code)}>
          <Icon name={ICONS[weightOf(code)]} />
          <span dir="auto">{t(`remark.${code}`, { value })}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is there now where the row matches: in the directory, or an earlier row of the list; and why it seems the same. */
export function NowCell({ proposal, language }: CellProps) {
  const t = messagesIn(language);
  const { row, existing, doubled } = proposal;
  const read = shownRow(row);
  if (!existing && !doubled) return <span class="soft">{t('rows.like.none')}</span>;
  return (
    <>
      {doubled && (
        <p>
          {t(doubled.certain ? 'rows.doubled.sure' : 'rows.doubled.perhaps', { row: doubled.row })}{' '}
          <bdi>{doubled.name}</bdi>
          <Evidence evidence={doubled} language={language} />
        </p>
      )}
      {existing && (
        <>
          <p>
            {t(`rows.like.${likeness(existing)}`)}{' '}
            <a href={`/${language}/initiatives/${existing.initiative.id}`}>
              <bdi>{existing.initiative.texts[existing.initiative.language]?.name}</bdi>
            </a>
            {existing.evidence && <Evidence evidence={existing.evidence} language={language} />}
          </p>
          {existing.maintainer === 'owner' && <p class="soft">{t('rows.like.owner')}</p>}
          <dl class="desk-facts">
            {ROW_FACTS.map(({ field, value }) => {
              const now = field === 'leave' ? '' : value(existing.initiative, language);
              const ours = read ? value(read, language) : '';
              // What the list says nothing about stays as it is in any case.
              if (!now || !ours || ours === now) return null;
              return (
                <div>
                  <dt>{t(`field.${field}`)}</dt>
                  <dd dir="auto">{shortened(now)}</dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
    </>
  );
}

const likeness = ({ maintainer, certain }: NonNullable<RowProposal['existing']>) =>
  maintainer === 'this-list' ? 'list' : certain ? 'sure' : 'perhaps';

/** Why two seem to be the same, in words: "same telephone, other name". */
export function Evidence({ evidence, language }: { evidence: MatchEvidence; language: string }) {
  const t = messagesIn(language);
  const reasons = evidence.reasons.map((reason) => t(`match.${reason}`));
  return (
    <small>
      <br />
      {t('match', { reasons: formatList(reasons, language), score: Math.round(evidence.score) })}
    </small>
  );
}

/** Replacing what this list itself imported is called updating. */
export const choiceLabel = (choice: RowChoice, existing: RowProposal['existing']): RowChoice | 'update' =>
  choice === 'replace' && existing?.maintainer === 'this-list' ? 'update' : choice;

/** The choice of what happens to a row, with the one that the page showed. */
export function ChoiceCell({
  proposal,
  language,
  typed,
}: CellProps & { typed: ReadonlyMap<string, string> }) {
  const t = messagesIn(language);
  const { row, existing, options, choice } = proposal;
  if (options.length < 2) return <p class="soft">{t(`choice.${choiceLabel(choice, existing)}`)}</p>;
  const shown = ROW_CHOICES.find((known) => known === typed.get(`row${row.key}`)) ?? choice;
  return (
    <>
      <input type="hidden" form={ROWS_FORM} name={`was${row.key}`} value={choice} />
      <select name={`row${row.key}`} form={ROWS_FORM} aria-label={t('choice.label', { row: row.row })}>
        {options.map((option) => (
          <option value={option} selected={option === shown}>
            {t(`choice.${choiceLabel(option, existing)}`)}
          </option>
        ))}
      </select>
    </>
  );
}
