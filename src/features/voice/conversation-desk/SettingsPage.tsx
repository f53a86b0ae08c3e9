import type { PageContext } from '#core/http/page-context.ts';
import { type InterfaceLanguage, interfaceLanguages, textDirection } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import {
  Button,
  ChoiceCards,
  ConflictNotice,
  DeskLayout,
  ErrorSummary,
  Notice,
  RadioCard,
  SelectField,
  TextArea,
  TextField,
} from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import {
  ACCESS_KINDS,
  type Conversation,
  MODERATIONS,
  SET_SIZE,
  TOKEN_KINDS,
  textIn,
} from '../model/rules.ts';
import { MAX_INTRO_CHARACTERS, MAX_TITLE_CHARACTERS } from './rules.ts';
import { introField, settingsOf, type TypedSettings, titleField } from './typed-settings.ts';

export type SettingsRefusal =
  | 'no-title'
  | 'too-long'
  | 'no-slug'
  | 'slug-taken'
  | 'no-municipality'
  | 'no-dates'
  | 'changed-elsewhere';

const FIELD_OF: Partial<Record<SettingsRefusal, string>> = {
  'no-title': 'field-title-nl',
  'too-long': 'field-title-nl',
  'no-slug': 'field-slug',
  'slug-taken': 'field-slug',
  'no-municipality': 'field-municipality',
  'no-dates': 'field-closesOn',
};

const ICONS = {
  open: 'people',
  code: 'card',
  signed: 'check',
  blind: 'lock',
  strict: 'people',
  'open-mode': 'sprout',
} as const;

/** Making a conversation, or changing one: what it is about in every language, who takes part how, and when. */
export function SettingsPage({
  page,
  conversation,
  typed,
  copyOf,
  municipalities,
  earlier,
  token,
  formKey,
  refusal,
}: {
  page: PageContext;
  /** As it is stored; none for a new one. */
  conversation?: Conversation | undefined;
  typed: TypedSettings;
  copyOf: string;
  municipalities: string[];
  /** Conversations of which a new one can be a copy. */
  earlier: Conversation[];
  token: string;
  formKey: string;
  refusal?: SettingsRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const isPublic = conversation?.published === true;
  const problem = (name: SettingsRefusal) => (refusal === name ? t(`desk.settings.${name}`) : undefined);
  const stored = conversation && settingsOf(conversation);
  const title = conversation && textIn(conversation.title, language);
  const [shown, folded] = [
    interfaceLanguages.filter(({ code }) => code === 'nl' || code === 'en'),
    interfaceLanguages.filter(({ code }) => code !== 'nl' && code !== 'en'),
  ];
  const gaps = folded.filter(({ code }) => !typed.title[code]?.trim()).length;
  const textsOf = (code: InterfaceLanguage, name: string) => (
    <fieldset class="voice-language">
      <legend>
        <bdi lang={code}>{name}</bdi>
      </legend>
      {isPublic && conversation.title[code] ? (
        <p lang={code} dir="auto">
          {conversation.title[code]}
          <input type="hidden" name={titleField(code)} value={conversation.title[code]} />
        </p>
      ) : (
        <TextField
          name={titleField(code)}
          label={t('desk.settings.title')}
          value={typed.title[code] ?? ''}
          lang={code}
          dir={textDirection(code)}
          maxlength={MAX_TITLE_CHARACTERS}
          error={code === 'nl' ? problem('no-title') : undefined}
        />
      )}
      {isPublic && conversation.intro[code] ? (
        <p lang={code} dir="auto">
          {conversation.intro[code]}
          <input type="hidden" name={introField(code)} value={conversation.intro[code]} />
        </p>
      ) : (
        <TextArea
          name={introField(code)}
          label={t('desk.settings.intro')}
          value={typed.intro[code] ?? ''}
          lang={code}
          dir={textDirection(code)}
          maxlength={MAX_INTRO_CHARACTERS}
          rows={3}
        />
      )}
      <label class="check">
        <input type="checkbox" name="reviewed" value={code} checked={typed.reviewed.includes(code)} />{' '}
        {t('desk.settings.reviewed', { language: name })}
      </label>
    </fieldset>
  );
  return (
    <DeskLayout
      page={page}
      title={t(conversation ? 'desk.settings.change' : 'desk.new')}
      sheet={page.assets['voice.css']}
      crumbs={[
        { href: base, label: t('desk.title') },
        ...(conversation
          ? [{ href: `${base}/${conversation.id}`, label: title?.words ?? '', lang: title?.language }]
          : []),
      ]}
    >
      {refusal === 'changed-elsewhere' && stored && (
        <ConflictNotice
          language={language}
          fields={[
            ...interfaceLanguages.flatMap(({ code, name }) => [
              {
                label: `${t('desk.settings.title')} (${name})`,
                theirs: stored.title[code] ?? '',
                yours: typed.title[code] ?? '',
                lang: code,
                field: titleField(code),
              },
              {
                label: `${t('desk.settings.intro')} (${name})`,
                theirs: stored.intro[code] ?? '',
                yours: typed.intro[code] ?? '',
                lang: code,
                field: introField(code),
              },
            ]),
            { label: t('desk.settings.slug'), theirs: stored.slug, yours: typed.slug, field: 'slug' },
            {
              label: t('desk.closes'),
              theirs: `${stored.closesOn} ${stored.closesTime}`,
              yours: `${typed.closesOn} ${typed.closesTime}`,
            },
            {
              label: t('desk.opens'),
              theirs: `${stored.opensOn} ${stored.opensTime}`,
              yours: `${typed.opensOn} ${typed.opensTime}`,
            },
          ]}
        />
      )}
      {refusal && refusal !== 'changed-elsewhere' && (
        <ErrorSummary
          title={t('desk.settings.refused')}
          errors={[{ id: FIELD_OF[refusal] ?? 'field-title-nl', text: t(`desk.settings.${refusal}`) }]}
        />
      )}
      {!conversation && earlier.length > 0 && (
        <form method="get" action={`${base}/new`} class="actions">
          <SelectField
            name="copy"
            label={t('desk.settings.copy')}
            value={copyOf}
            options={[
              { value: '', label: t('desk.settings.copy.none') },
              ...earlier.map((each) => {
                const words = textIn(each.title, language);
                return { value: each.id, label: words?.words ?? each.slug, lang: words?.language ?? 'nl' };
              }),
            ]}
          />
          <Button kind="ghost" icon="swap">
            {t('desk.settings.copy.do')}
          </Button>
        </form>
      )}
      {isPublic && <Notice kind="ask">{t('desk.settings.public')}</Notice>}
      <form
        method="post"
        action={conversation ? `${base}/${conversation.id}/settings` : `${base}/new`}
        class="stack"
      >
        <input type="hidden" name="token" value={token} />
        {conversation ? (
          <input type="hidden" name="version" value={String(conversation.version)} />
        ) : (
          <>
            <input type="hidden" name="once" value={formKey} />
            <input type="hidden" name="copy" value={copyOf} />
          </>
        )}
        <section>
          <h2>{t('desk.settings.about')}</h2>
          <p class="soft">{t('desk.settings.about.lead')}</p>
          {shown.map(({ code, name }) => textsOf(code, name))}
          <details open={refusal === 'too-long'}>
            <summary>{t('desk.settings.languages', { count: gaps })}</summary>
            {folded.map(({ code, name }) => textsOf(code, name))}
          </details>
        </section>
        {!isPublic && (
          <>
            <TextField
              name="slug"
              label={t('desk.settings.slug')}
              hint={t('desk.settings.slug.hint')}
              value={typed.slug}
              dir="ltr"
              autocomplete="off"
              maxlength={40}
              error={problem('no-slug') ?? problem('slug-taken')}
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
                error={problem('no-municipality')}
              />
            ) : (
              <input type="hidden" name="municipality" value={municipalities[0] ?? ''} />
            )}
            <fieldset>
              <legend>{t('desk.settings.access')}</legend>
              <ChoiceCards>
                {ACCESS_KINDS.map((access) => (
                  <RadioCard
                    name="access"
                    value={access}
                    icon={ICONS[access]}
                    label={t(`desk.settings.access.${access}`)}
                    hint={t(`desk.settings.access.${access}.hint`)}
                    checked={typed.access === access}
                  />
                ))}
              </ChoiceCards>
            </fieldset>
            <fieldset>
              <legend>{t('desk.settings.token')}</legend>
              <ChoiceCards>
                {TOKEN_KINDS.map((kind) => (
                  <RadioCard
                    name="tokenKind"
                    value={kind}
                    icon={ICONS[kind]}
                    label={t(`desk.settings.token.${kind}`)}
                    hint={t(`desk.settings.token.${kind}.hint`)}
                    checked={typed.tokenKind === kind}
                  />
                ))}
              </ChoiceCards>
            </fieldset>
            <fieldset>
              <legend>{t('desk.settings.moderation')}</legend>
              <ChoiceCards>
                {MODERATIONS.map((mode) => (
                  <RadioCard
                    name="moderation"
                    value={mode}
                    icon={mode === 'open' ? ICONS['open-mode'] : ICONS.strict}
                    label={t(`desk.settings.moderation.${mode}`)}
                    hint={t(`desk.settings.moderation.${mode}.hint`)}
                    checked={typed.moderation === mode}
                  />
                ))}
              </ChoiceCards>
            </fieldset>
            <SelectField
              name="setSize"
              label={t('desk.settings.set-size')}
              hint={t('desk.settings.set-size.hint')}
              value={String(typed.setSize)}
              options={Array.from({ length: SET_SIZE.max - SET_SIZE.min + 1 }, (_, step) => {
                const size = String(SET_SIZE.min + step);
                return { value: size, label: size };
              })}
            />
            <fieldset class="voice-moments">
              <legend>{t('desk.settings.when')}</legend>
              <TextField name="opensOn" type="date" label={t('desk.opens')} value={typed.opensOn} />
              <TextField name="opensTime" type="time" label={t('desk.settings.at')} value={typed.opensTime} />
              <TextField
                name="closesOn"
                type="date"
                label={t('desk.closes')}
                value={typed.closesOn}
                error={problem('no-dates')}
              />
              <TextField
                id="closesTime"
                name="closesTime"
                type="time"
                label={t('desk.settings.at')}
                value={typed.closesTime}
              />
            </fieldset>
          </>
        )}
        <Button icon="check" isSend>
          {t(conversation ? 'desk.save' : 'desk.settings.make')}
        </Button>
      </form>
    </DeskLayout>
  );
}
