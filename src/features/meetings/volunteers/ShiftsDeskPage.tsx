import type { PageContext } from '#core/http/page-context.ts';
import { formatTimeRange } from '#core/i18n/formats.ts';
import { Breadcrumbs, Button, Layout, Notice, QrFigure, TextField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { VolunteerShift } from './types.ts';

/** The shifts of the day: how many volunteers each needs, who signed up, and the link to pass on. */
export function ShiftsDeskPage({
  page,
  edition,
  shifts,
  token,
  callLink,
  refused,
}: {
  page: PageContext;
  edition: Edition;
  shifts: VolunteerShift[];
  token: string;
  /** The public page of the call, to pass on. */
  callLink: { url: string; qrSvg: string };
  refused?: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  return (
    <Layout page={page} title={t('desk.shifts')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[
          { href: basePath, label: textOf(edition.texts, 'title', language) },
          { label: t('desk.shifts') },
        ]}
      />
      <h1>{t('desk.shifts')}</h1>
      {refused && (
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
            <form method="post" action={`${basePath}/shift-removed`}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="shift" value={shift.id} />
              <Button kind="quiet" icon="remove" label={t('table.drop.label', { words: shift.name })}>
                {t('table.drop')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={`${basePath}/shift`} class="stack">
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
        <a href={callLink.url}>
          <QrFigure svg={callLink.qrSvg} caption={t('shifts.call')} />
        </a>
      )}
    </Layout>
  );
}
