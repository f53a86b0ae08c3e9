import { formatFullDay } from '#core/i18n/formats.ts';
import { Badge, Button, Notice, TextField, UndoNotice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { Member } from '../../model/queries.ts';
import type { Pool } from '../../model/rules.ts';
import { type MemberCheck as Check, checkEnd } from '../../safety/rules.ts';
import { checkState } from '../model/checks.ts';
import { cardPath } from '../model/paths.ts';

/** A check was noted just now: of whom, and the day that stood there before; empty: none. */
export interface CheckUndo {
  member: string;
  before: string;
}

export type DayError = 'no-day' | 'future' | 'over';

/** The day as it was typed, when it was not taken. */
export interface TypedDay {
  member: string;
  typed: string;
  error: DayError | undefined;
}

/** What the organisation asks of everybody, of one person: by the day that stands on the paper, never the paper itself. */
export function CheckSection({
  card,
  member,
  pool,
  check,
  today,
  token,
  typed,
  undo,
  back,
  language,
}: {
  card: string;
  member: Member;
  pool: Pool;
  check: Check | undefined;
  /** YYYY-MM-DD */
  today: string;
  token: string;
  typed: TypedDay | undefined;
  undo: CheckUndo | undefined;
  /** The address of the table from which somebody came: `?…`. */
  back: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const path = `/${language}${cardPath(card)}/check`;
  const state = checkState(pool, check, today);
  const noted = check?.datedOn ?? '';
  const kind = pool.checkKind === 'certificate' ? 'certificate' : 'reference';
  return (
    <div id={`check-${member.id}`} class="desk-check">
      <h3>{t(`desk.check.kind.${kind}`)}</h3>
      {undo && noted !== undo.before && (
        <UndoNotice
          text={t('desk.check.noted', { name: member.name })}
          action={`${path}/undo${back}`}
          token={token}
          fields={{ member: member.id, datedOn: undo.before, seen: noted }}
          language={language}
        />
      )}
      <p>
        <Badge kind={state === 'good' ? 'plain' : state === 'soon' ? 'soft' : 'new'}>
          {state !== 'none' && t(`desk.check.${state}`)}
        </Badge>{' '}
        {check &&
          t('desk.check.until', {
            day: formatFullDay(check.datedOn, language),
            until: formatFullDay(checkEnd(check, pool), language),
          })}
      </p>
      {(state === 'soon' || state === 'over' || state === 'missing') && (
        <Notice kind="ask">{t(`desk.check.${state}.hint`)}</Notice>
      )}
      <form method="post" action={`${path}${back}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="member" value={member.id} />
        <input type="hidden" name="seen" value={noted} />
        <TextField
          id={`day-${member.id}`}
          name="datedOn"
          type="date"
          keyName="d"
          label={t('desk.check.day', { name: member.name })}
          hint={t('desk.check.day.hint')}
          value={typed?.typed ?? ''}
          error={typed?.error && t(`desk.check.${typed.error}.error`)}
        />
        <Button kind="ghost">{t('desk.check.note')}</Button>
      </form>
    </div>
  );
}
