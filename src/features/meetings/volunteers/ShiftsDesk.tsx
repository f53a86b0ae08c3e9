import type { PageContext } from '#core/http/page-context.ts';
import { formatTimeRange } from '#core/i18n/formats.ts';
import { Breadcrumbs, Button, Layout, Notice, QrFigure, TextField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { VolunteerShift } from './types.ts';

/** Hands for the day: which are needed, who comes, and the link to pass on. */
export function ShiftsDeskPage({
  page,
  edition,
  shifts,
  token,
  call,
  refusal,
}: {
  page: PageContext;
  edition: Edition;
  shifts: VolunteerShift[];
  token: string;
  call: { url: string; svg: string };
  refusal?: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/organise/${edition.id}`;
  return (
    <Layout page={page} title={t('desk.shifts')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: t('desk.shifts') }]}
      />
      <h1>{t('desk.shifts')}</h1>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t('shifts.refused.not-right')}
        </Notice>
      )}
      <ul class="needs">
        {shifts.map((shift) => (
          <li>
            <p>
              <b>
                <bdi>{shift.name}</bdi>
              </b>{' '}
              · {formatTimeRange(shift.startsAt, shift.endsAt, language)} ·{' '}
              {t('shifts.count', { here: shift.volunteers.length, wanted: shift.wanted })}
            </p>
            <p>
              <bdi>{shift.volunteers.map(({ firstName }) => firstName).join(', ')}</bdi>
            </p>
            <form method="post" action={`${at}/shift-removed`}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="shift" value={shift.id} />
              <Button kind="quiet" icon="remove" label={t('table.drop.label', { words: shift.name })}>
                {t('table.drop')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={`${at}/shift`} class="stack">
        <h2>{t('shifts.add')}</h2>
        <input type="hidden" name="token" value={token} />
        <TextField name="name" label={t('shifts.name')} value="" maxlength={120} />
        <div class="side-by-side">
          {(['from', 'to'] as const).map((name) => (
            <TextField id={`shift-${name}`} name={name} type="time" label={t(`edit.${name}`)} value="" />
          ))}
          <TextField name="wanted" label={t('shifts.wanted')} value="2" inputmode="numeric" />
        </div>
        <Button kind="ghost" icon="plus">
          {t('table.add')}
        </Button>
      </form>
      {shifts.length > 0 && (
        <a href={call.url}>
          <QrFigure svg={call.svg} caption={t('shifts.call')} />
        </a>
      )}
    </Layout>
  );
}
