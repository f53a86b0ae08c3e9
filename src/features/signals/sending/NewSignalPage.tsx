import type { PageContext } from '#core/http/page-context.ts';
import { type Municipality, municipalityByCode } from '#features/geography/rules.ts';
import {
  Button,
  ButtonLink,
  ChoiceCards,
  Layout,
  Notice,
  RadioCard,
  SelectField,
  SubmitCard,
  TextArea,
  TextField,
} from '#ui';
import { teamMessagesIn } from '../messages.ts';
import {
  MAX_SIGNAL_WORDS,
  type Obstacle,
  PEOPLE_CHOICES,
  SENDER_ROLES,
  type SenderRole,
  SIGNAL_THEMES,
} from '../model/rules.ts';

export type SignalRefusal = 'no-place' | 'which-place' | 'too-long' | 'no-people';

/** What was typed, or what stands there already. */
export interface TypedSignal {
  /** CBS code; empty while nobody said where. */
  municipality: string;
  place: string;
  people: number | null;
  theme: string;
  role: SenderRole;
  words: string;
}

/** About how many people: the second of two taps. Whatever else can be said stands behind one word. */
export function NewSignalPage({
  page,
  base,
  token,
  formKey,
  obstacle,
  typed,
  options,
  refusal,
}: {
  page: PageContext;
  base: string;
  token: string;
  formKey: string;
  obstacle: Obstacle;
  typed: TypedSignal;
  /** The municipalities that may be meant by the place that was typed. */
  options: Municipality[];
  refusal: SignalRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${base}`;
  const known = municipalityByCode(typed.municipality);
  const name = t(`obstacle.${obstacle}`);
  const placeError =
    refusal === 'no-place' || refusal === 'which-place' ? t(`send.refused.${refusal}`) : undefined;
  const place = (
    <TextField
      name="place"
      label={t(known ? 'send.place.other' : 'send.place')}
      value={typed.place}
      error={options.length > 0 ? undefined : placeError}
      maxlength={80}
      autocomplete="off"
    />
  );
  return (
    <Layout page={page} title={name} narrow robots="noindex" formId="signal">
      <h1>{name}</h1>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`send.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`${path}/send`} id="signal" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <input type="hidden" name="obstacle" value={obstacle} />
        {options.length > 0 ? (
          <SelectField
            name="municipality"
            label={t('send.which')}
            value={options[0]?.code ?? ''}
            options={options.map((option) => ({
              value: option.code,
              label: option.province ? `${option.name} (${option.province})` : option.name,
              lang: 'nl',
            }))}
          />
        ) : (
          <input type="hidden" name="municipality" value={typed.municipality} />
        )}
        {!known && options.length === 0 && place}
        <fieldset>
          <legend>
            {known && options.length === 0
              ? t('send.people.in', { municipality: known.name })
              : t('send.people')}
          </legend>
          <ChoiceCards columns={3}>
            {PEOPLE_CHOICES.map((people) => (
              <SubmitCard
                name="people"
                value={String(people)}
                icon={people === 1 ? 'person' : 'people'}
                label={
                  people === PEOPLE_CHOICES.at(-1)
                    ? t('send.most', { least: people })
                    : t('send.count', { people })
                }
                chosen={typed.people === people}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <details open={refusal === 'too-long' || Boolean(typed.words || typed.theme)}>
          <summary>{t('send.more')}</summary>
          {known && options.length === 0 && place}
          <fieldset>
            <legend>{t('send.role')}</legend>
            <ChoiceCards columns={3}>
              {SENDER_ROLES.map((role) => (
                <RadioCard
                  name="role"
                  value={role}
                  icon={ROLE_ICONS[role]}
                  label={t(`role.${role}`)}
                  checked={typed.role === role}
                />
              ))}
            </ChoiceCards>
          </fieldset>
          <fieldset>
            <legend>{t('send.theme')}</legend>
            <ChoiceCards columns={1}>
              <RadioCard
                name="theme"
                value=""
                icon="question"
                label={t('theme.none')}
                checked={!typed.theme}
              />
              {SIGNAL_THEMES.map((theme) => (
                <RadioCard
                  name="theme"
                  value={theme}
                  icon={THEME_ICONS[theme]}
                  label={t(`theme.${theme}`)}
                  checked={typed.theme === theme}
                />
              ))}
            </ChoiceCards>
          </fieldset>
          <TextArea
            name="words"
            label={t('send.words')}
            hint={t('send.words.hint')}
            value={typed.words}
            error={refusal === 'too-long' ? t('send.refused.too-long') : undefined}
            rows={3}
            maxlength={MAX_SIGNAL_WORDS}
          />
          {typed.people !== null && (
            <Button icon="check" name="people" value={String(typed.people)}>
              {t('send.keep', { people: typed.people })}
            </Button>
          )}
        </details>
      </form>
      <p class="after-card">
        <ButtonLink href={path} kind="ghost" icon="back">
          {t('send.other')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

const ROLE_ICONS = { volunteer: 'volunteer', teacher: 'study', guide: 'people' } as const;
const THEME_ICONS = { knm: 'letters', map: 'work', 'z-hours': 'clock' } as const;
