import type { PageContext } from '#core/http/page-context.ts';
import { OWNER_PATH } from '#features/directory';
import { Button, ButtonLink, CheckboxCard, ChoiceCards, Layout, Notice, RadioCard, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { ABOUT_PATH, DESK_PATH, SETTINGS_PATH } from '../model/paths.ts';
import { CHECK_KINDS } from '../model/rules.ts';
import type { TypedPoolSettings } from './rules.ts';

const CHECK_ICONS = { none: 'people', reference: 'reach-proxy', certificate: 'card' } as const;

interface SettingsProps {
  page: PageContext;
  token: string;
  /** As they are, or as somebody typed them. */
  settings: TypedPoolSettings;
  /** It brings people together already. */
  hasPool: boolean;
  /** Its page says how young people are protected. */
  safeguarded: boolean;
  saved: boolean;
  /** What cannot be kept as it was typed. */
  trouble?: { kind: 'not-public' | 'not-safeguarded' | 'fields'; fields: readonly string[] } | undefined;
}

/** How an initiative brings people together: whether, what it asks of everybody, young people, and when proposals are made. */
export function SettingsPage(props: SettingsProps) {
  const { page, token, settings, hasPool, safeguarded, saved, trouble } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const errorOf = (field: 'tryOutWeeks' | 'checkMonths') =>
    trouble?.fields.includes(field) ? t(`settings.error.${field}`) : undefined;
  return (
    <Layout page={page} title={t('settings.title')} narrow sheet={page.assets['owner.css']} robots="noindex">
      <h1>{t('settings.title')}</h1>
      {saved && (
        <Notice kind="good" role="status">
          <p>{t('settings.saved')}</p>
        </Notice>
      )}
      {trouble && (
        <Notice kind="ask" role="alert" title={t('settings.not-saved')}>
          {trouble.kind === 'fields' ? t('settings.look') : t(`settings.error.${trouble.kind}`)}
        </Notice>
      )}
      {!hasPool && <p class="lead">{t('settings.lead')}</p>}
      <p class="actions no-print">
        {hasPool && (
          <ButtonLink href={`/${language}${DESK_PATH}`} icon="people">
            {t('settings.desk')}
          </ButtonLink>
        )}
        <ButtonLink href={`/${language}${ABOUT_PATH}`} kind="ghost">
          {t('settings.about')}
        </ButtonLink>
      </p>
      <form method="post" action={`/${language}${SETTINGS_PATH}`} noValidate>
        <input type="hidden" name="token" value={token} />
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="open"
            value="yes"
            icon="buddy"
            label={t('settings.open')}
            hint={t('settings.open.hint')}
            checked={settings.open}
          />
        </ChoiceCards>
        <fieldset>
          <legend>{t('settings.check')}</legend>
          <p class="soft">{t('settings.check.hint')}</p>
          <ChoiceCards columns={1}>
            {CHECK_KINDS.map((kind) => (
              <RadioCard
                name="checkKind"
                value={kind}
                icon={CHECK_ICONS[kind]}
                label={t(`settings.check.${kind}`)}
                hint={t(`settings.check.${kind}.hint`)}
                checked={settings.checkKind === kind}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <TextField
          name="checkMonths"
          label={t('settings.months')}
          hint={t('settings.months.hint')}
          error={errorOf('checkMonths')}
          value={settings.checkMonths}
          inputmode="numeric"
          maxlength={3}
        />
        <fieldset>
          <legend>{t('settings.young')}</legend>
          <ChoiceCards columns={1}>
            <CheckboxCard
              name="minors"
              value="yes"
              icon="age-16-17"
              label={t('settings.minors')}
              hint={t(safeguarded ? 'settings.minors.hint' : 'settings.minors.unsafe')}
              checked={settings.minors}
            />
          </ChoiceCards>
          {!safeguarded && (
            <p>
              <a href={`/${language}${OWNER_PATH}/change`}>{t('settings.minors.change')}</a>
            </p>
          )}
        </fieldset>
        <TextField
          name="tryOutWeeks"
          label={t('settings.weeks')}
          hint={t('settings.weeks.hint')}
          error={errorOf('tryOutWeeks')}
          value={settings.tryOutWeeks}
          inputmode="numeric"
          maxlength={2}
        />
        <fieldset>
          <legend>{t('settings.rounds')}</legend>
          <ChoiceCards columns={1}>
            <CheckboxCard
              name="nightly"
              value="yes"
              icon="evening"
              label={t('settings.nightly')}
              hint={t('settings.nightly.hint')}
              checked={settings.nightly}
            />
            <CheckboxCard
              name="maximum"
              value="yes"
              icon="everyone"
              label={t('settings.maximum')}
              hint={t('settings.maximum.hint')}
              checked={settings.maximum}
            />
          </ChoiceCards>
        </fieldset>
        <Button icon="check">{t(hasPool ? 'settings.save' : 'settings.begin')}</Button>
      </form>
      <p class="no-print">
        <ButtonLink href={`/${language}${OWNER_PATH}`} kind="ghost" icon="back">
          {t('settings.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
