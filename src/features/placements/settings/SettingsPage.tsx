import type { Owner } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatWeeklyTime, type Initiative, OWNER_PATH } from '#features/directory';
import { Button, ButtonLink, CheckboxCard, ChoiceCards, Layout, Notice, RadioCard, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { BackToOwnPage, PlacementTabs } from '../model/PlacementTabs.tsx';
import { SETTINGS_PATH } from '../model/paths.ts';
import type { TypedSettings } from './rules.ts';

interface SettingsProps {
  page: PageContext;
  token: string;
  actor: Owner;
  initiative: Initiative | undefined;
  /** As they are, or as somebody typed them. */
  settings: TypedSettings;
  /** So many people have a place, or an offer of one. */
  held: number;
  /** They were saved just now: so many who wait were told that it takes longer, and so many got an offer. */
  saved?: { postponed: number; offered: number } | undefined;
  /** What cannot be kept as it was typed. */
  trouble?:
    | { kind: 'held' | 'not-public' | 'leave-over' | 'fields'; fields: (keyof TypedSettings)[] }
    | undefined;
}

/** How the initiative answers: whether, how many places, how soon, by itself or by hand, and when it is away. */
export function SettingsPage(props: SettingsProps) {
  const { page, token, actor, initiative, settings, held, saved, trouble } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const errorOf = (field: keyof TypedSettings) =>
    trouble?.fields.includes(field)
      ? t(`settings.error.${field as 'places' | 'answerDays' | 'leaveUntil'}`)
      : undefined;
  return (
    <Layout page={page} title={t('settings.title')} narrow sheet={page.assets['owner.css']} robots="noindex">
      <h1>{t('settings.title')}</h1>
      <PlacementTabs language={language} actor={actor} current="settings" />
      {saved && (
        <Notice kind="good" role="status">
          <p>{t('notice.saved')}</p>
          {saved.postponed > 0 && <p>{t('settings.postponed', { count: saved.postponed })}</p>}
          {saved.offered > 0 && <p>{t('settings.offered', { count: saved.offered })}</p>}
        </Notice>
      )}
      {trouble && (
        <Notice kind="ask" role="alert" title={t('settings.not-saved')}>
          {trouble.kind === 'held' && <p>{t('notice.held', { held })}</p>}
          {trouble.kind === 'not-public' && <p>{t('settings.not-public')}</p>}
          {(trouble.kind === 'fields' || trouble.kind === 'leave-over') && <p>{t('settings.look')}</p>}
        </Notice>
      )}
      <form method="post" action={`/${language}${SETTINGS_PATH}`}>
        <input type="hidden" name="token" value={token} />
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="open"
            value="yes"
            icon="letters"
            label={t('settings.open')}
            hint={t('settings.open.hint')}
            checked={settings.open}
          />
        </ChoiceCards>
        <TextField
          name="places"
          label={t('settings.places')}
          hint={t('settings.places.hint', { held })}
          error={trouble?.kind === 'held' ? t('notice.held', { held }) : errorOf('places')}
          value={settings.places}
          inputmode="numeric"
          maxlength={4}
        />
        <fieldset>
          <legend>{t('settings.mode')}</legend>
          <ChoiceCards columns={1}>
            <RadioCard
              name="automatic"
              value="no"
              icon="pen"
              label={t('settings.by-hand')}
              hint={t('settings.by-hand.hint')}
              checked={!settings.automatic}
            />
            <RadioCard
              name="automatic"
              value="yes"
              icon="check"
              label={t('settings.automatic')}
              hint={t('settings.automatic.hint')}
              checked={settings.automatic}
            />
          </ChoiceCards>
        </fieldset>
        <TextField
          name="answerDays"
          label={t('settings.days')}
          hint={t('settings.days.hint')}
          error={errorOf('answerDays')}
          value={settings.answerDays}
          inputmode="numeric"
          maxlength={2}
        />
        <TextField
          name="leaveUntil"
          type="date"
          label={t('settings.leave')}
          hint={t('settings.leave.hint')}
          error={trouble?.kind === 'leave-over' ? t('settings.error.leave-over') : errorOf('leaveUntil')}
          value={settings.leaveUntil}
        />
        <Button icon="check">{t('settings.save')}</Button>
      </form>
      <section>
        <h2>{t('settings.times')}</h2>
        {initiative && initiative.times.length > 0 ? (
          <ul>
            {initiative.times.map((time) => (
              <li>{formatWeeklyTime(time, language)}</li>
            ))}
          </ul>
        ) : (
          <p>{t('settings.no-times')}</p>
        )}
        <p>
          <ButtonLink href={`/${language}${OWNER_PATH}/change`} kind="ghost" icon="pen">
            {t('settings.times.change')}
          </ButtonLink>
        </p>
      </section>
      <BackToOwnPage language={language} actor={actor} />
    </Layout>
  );
}
