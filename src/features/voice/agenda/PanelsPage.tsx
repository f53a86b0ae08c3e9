import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTime } from '#core/i18n/formats.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Badge, Button, DeskLayout, Notice, PrintButton, QrFigure, SelectField, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_AGENDA_PATH, POLICY_VOICE_PATH } from '../model/paths.ts';
import { MAX_PANEL_NAME, MIN_PANEL_ANSWERS, PANEL_SEATS, type Panel } from './rules.ts';

export type PanelRefusal = 'no-name' | 'no-dates' | 'no-seats';

/** The panels of newcomers: making one, and ending its round. */
export function PanelsPage({
  page,
  panels,
  municipalities,
  typed,
  now,
  token,
  formKey,
  refusal,
}: {
  page: PageContext;
  panels: Panel[];
  municipalities: string[];
  typed: { name: string; seats: string; municipality: string; closesOn: string; closesTime: string };
  now: Date;
  token: string;
  formKey: string;
  refusal: PanelRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_AGENDA_PATH}`;
  const path = `${base}/panels`;
  const problem = (name: PanelRefusal) => (refusal === name ? t(`desk.panels.${name}`) : undefined);
  return (
    <DeskLayout
      page={page}
      title={t('desk.panels.title')}
      sheet={page.assets['voice.css']}
      crumbs={[
        { href: `/${language}${POLICY_VOICE_PATH}`, label: t('desk.title') },
        { href: base, label: t('desk.agenda.title') },
      ]}
    >
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`desk.panels.${refusal}`)}
        </Notice>
      )}
      <p>{t('desk.panels.lead', { least: MIN_PANEL_ANSWERS })}</p>
      {panels.length > 0 && (
        <table class="desk-table">
          <caption class="unseen">{t('desk.panels.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.panels.name')}</th>
              <th scope="col">{t('desk.panels.seats')}</th>
              <th scope="col">{t('desk.closes')}</th>
              <th scope="col">{t('desk.state')}</th>
            </tr>
          </thead>
          <tbody>
            {panels.map((panel) => (
              <tr data-row class={panel.countedAt ? 'off' : undefined}>
                <th scope="row">
                  <bdi>{panel.name}</bdi>
                </th>
                <td data-label={t('desk.panels.seats')}>{panel.seats}</td>
                <td data-label={t('desk.closes')}>
                  {`${formatDay(panel.closesAt, language)}, ${formatTime(panel.closesAt, language)}`}
                </td>
                <td data-label={t('desk.state')}>
                  {panel.countedAt ? (
                    <Badge kind={panel.tooFew ? 'soft' : 'good'}>
                      {t(panel.tooFew ? 'desk.panels.too-few' : 'desk.panels.counted')}
                    </Badge>
                  ) : (
                    <form method="post" action={`${path}/${panel.id}/close`} class="actions">
                      <input type="hidden" name="token" value={token} />
                      <span>{t(panel.closesAt > now ? 'desk.panels.open' : 'desk.panels.over')}</span>
                      <Button kind="quiet" icon="check">
                        {t('desk.panels.close')}
                      </Button>
                    </form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form method="post" action={path} class="stack">
        <h2>{t('desk.panels.make')}</h2>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <TextField
          name="name"
          label={t('desk.panels.name')}
          hint={t('desk.panels.name.hint')}
          value={typed.name}
          maxlength={MAX_PANEL_NAME}
          autocomplete="off"
          error={problem('no-name')}
        />
        {municipalities.length > 1 ? (
          <SelectField
            name="municipality"
            label={t('desk.municipality')}
            value={typed.municipality}
            options={municipalities.map((code) => ({
              value: code,
              label: municipalityByCode(code)?.name ?? code,
              lang: 'nl',
            }))}
          />
        ) : (
          <input type="hidden" name="municipality" value={municipalities[0] ?? ''} />
        )}
        <TextField
          name="seats"
          type="number"
          min={PANEL_SEATS.min}
          label={t('desk.panels.seats')}
          hint={t('desk.panels.seats.hint', { least: PANEL_SEATS.min, most: PANEL_SEATS.max })}
          value={typed.seats}
          error={problem('no-seats')}
        />
        <div class="voice-moments">
          <TextField
            name="closesOn"
            type="date"
            label={t('desk.closes')}
            value={typed.closesOn}
            error={problem('no-dates')}
          />
          <TextField name="closesTime" type="time" label={t('desk.settings.at')} value={typed.closesTime} />
        </div>
        <Button icon="plus">{t('desk.panels.make.do')}</Button>
      </form>
    </DeskLayout>
  );
}

/** The links of a panel, shown once: a card for each member to cut out. */
export function PanelLinksPage({
  page,
  links,
}: {
  page: PageContext;
  /** Empty when they were shown before. */
  links: { url: string; qrSvg: string }[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_AGENDA_PATH}`;
  return (
    <DeskLayout
      page={page}
      title={t('desk.panels.links')}
      crumbs={[
        { href: base, label: t('desk.agenda.title') },
        { href: `${base}/panels`, label: t('desk.panels.title') },
      ]}
      actions={<PrintButton label={t('desk.panels.print')} />}
    >
      <Notice kind="ask">{t(links.length > 0 ? 'desk.panels.once' : 'desk.panels.shown-before')}</Notice>
      <div class="own-badges">
        {links.map(({ url, qrSvg }, at) => (
          <a href={url}>
            <QrFigure svg={qrSvg} caption={t('desk.panels.card', { number: at + 1 })} />
          </a>
        ))}
      </div>
    </DeskLayout>
  );
}
