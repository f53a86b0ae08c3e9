import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { Badge, Button, Layout, Notice, TextField } from '#ui';
import { EditionCancelled } from '../edition/EditionCancelled.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { isOnSeveralDays } from '../edition/when.ts';
import { messagesIn } from '../messages.ts';
import type { VolunteerShift } from './types.ts';

export type CallRefusal = 'full' | 'no-name' | 'no-email';

/** The call for volunteers: the shifts, who signed up, and a form where somebody is still needed. */
export function VolunteerCallPage({
  page,
  edition,
  shifts,
  token,
  formKey,
  link,
  typed,
  refusal,
}: {
  page: PageContext;
  edition: Edition;
  shifts: VolunteerShift[];
  token: string;
  formKey: string;
  link: string;
  /** What was typed, and for which shift. */
  typed: { shift: string; firstName: string; email: string };
  refusal?: CallRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/hands/${link}`;
  const severalDays = isOnSeveralDays(edition);
  return (
    <Layout page={{ ...page, path: `/hands/${link}` }} title={t('shifts.title')} narrow robots="noindex">
      <h1>{t('shifts.title')}</h1>
      <p class="lead">
        {t('shifts.lead', {
          meeting: textOf(edition.texts, 'title', language),
          date: formatDay(edition.startsAt, language),
        })}
      </p>
      <EditionCancelled edition={edition} language={language} />
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`shifts.refused.${refusal}`)}
        </Notice>
      )}
      {shifts.map((shift) => (
        <section>
          <h2>
            <bdi>{shift.name}</bdi>
          </h2>
          <p>
            {severalDays && `${formatDay(shift.startsAt, language)} · `}
            {formatTimeRange(shift.startsAt, shift.endsAt, language)}{' '}
            <Badge kind={shift.volunteers.length < shift.wanted ? 'new' : 'good'}>
              {t('shifts.count', { here: shift.volunteers.length, wanted: shift.wanted })}
            </Badge>
          </p>
          <ul>
            {shift.volunteers.map((volunteer) => (
              <li>
                <form method="post" action={`${path}/leave`} class="actions">
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="hand" value={volunteer.id} />
                  <bdi>{volunteer.firstName}</bdi>
                  <Button kind="quiet" label={t('shifts.leave.label', { name: volunteer.firstName })}>
                    {t('shifts.leave')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
          {shift.volunteers.length < shift.wanted && edition.state !== 'cancelled' && (
            <form method="post" action={path} class="search">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="once" value={formKey} />
              <input type="hidden" name="shift" value={shift.id} />
              <TextField
                id={`name-${shift.id}`}
                name="firstName"
                label={t('member.name')}
                value={typed.shift === shift.id ? typed.firstName : ''}
                maxlength={60}
                autocomplete="given-name"
              />
              <TextField
                id={`email-${shift.id}`}
                name="email"
                label={t('come.email')}
                hint={t('shifts.email.hint')}
                value={typed.shift === shift.id ? typed.email : ''}
                maxlength={200}
                inputmode="email"
                autocomplete="email"
              />
              <Button>{t('shifts.take')}</Button>
            </form>
          )}
        </section>
      ))}
    </Layout>
  );
}
