import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, joinNames } from '#core/i18n/formats.ts';
import type { Story } from '#features/story';
import {
  Button,
  ButtonLink,
  CheckboxCard,
  ChoiceCards,
  Definition,
  type IconName,
  Layout,
  Notice,
  SelectField,
  TextField,
} from '#ui';
import { messagesIn } from '../messages.ts';
import {
  MAX_RECIPIENT_LENGTH,
  MAX_SHOWN_NAME_LENGTH,
  questionsOf,
  SHARING_DAYS,
  SHARING_PURPOSES,
  type StoryPart,
} from '../model/rules.ts';
import { SharedStory } from '../model/SharedStory.tsx';
import { consentWording } from '../model/wording.ts';
import { SHARING_PATH, type SharingFields, type SharingRefusal, STORY_PART_NAMES } from './rules.ts';

const NEW_PATH = `${SHARING_PATH}/new`;

const PART_ICONS: Record<StoryPart, IconName> = {
  name: 'person',
  language: 'dutch',
  place: 'pin',
  time: 'calendar',
  wishes: 'sprout',
  family: 'family',
  reach: 'phone',
};

interface PartsProps {
  page: PageContext;
  token: string;
  /** The form key. */
  once: string;
  fields: SharingFields;
  /** Who shall read, as the person sees them; empty while it is not named. */
  name: string;
  refusal?: SharingRefusal | undefined;
}

/** What of the story, for what, how long. */
export function PartsPage({ page, token, once, fields, name, refusal }: PartsProps) {
  const { language } = page;
  const t = messagesIn(language);
  const purposes = SHARING_PURPOSES[fields.to];
  return (
    <Layout page={page} title={t('form.title')} narrow robots="noindex">
      <h1>{t('form.title')}</h1>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      {fields.to !== 'link' && <p class="lead">{t('form.to', { name })}</p>}
      <form method="post" action={`/${language}${NEW_PATH}/check`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <input type="hidden" name="to" value={fields.to} />
        <input type="hidden" name="initiative" value={fields.initiative} />
        <input type="hidden" name="code" value={fields.code} />
        {fields.to === 'link' && (
          <TextField
            name="who"
            label={t('form.who')}
            hint={t('form.who.hint')}
            value={fields.who}
            maxlength={MAX_RECIPIENT_LENGTH}
          />
        )}
        <fieldset>
          <legend>{t('form.parts')}</legend>
          <ChoiceCards columns={1}>
            {STORY_PART_NAMES.map((part) => (
              <CheckboxCard
                name="parts"
                value={part}
                label={t(`part.${part}`)}
                icon={PART_ICONS[part]}
                checked={fields.parts.includes(part)}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        {fields.to === 'guide' && (
          <ChoiceCards columns={1}>
            <CheckboxCard
              name="mayFill"
              value="yes"
              label={t('form.fill')}
              hint={t('form.fill.hint')}
              icon="pen"
              checked={fields.mayFill}
            />
          </ChoiceCards>
        )}
        <TextField
          name="called"
          label={t('form.called')}
          hint={t('form.called.hint')}
          value={fields.called}
          maxlength={MAX_SHOWN_NAME_LENGTH}
        />
        {purposes.length > 1 ? (
          <SelectField
            name="purpose"
            label={t('form.purpose')}
            value={fields.purpose}
            options={purposes.map((purpose) => ({ value: purpose, label: t(`purpose.${purpose}`) }))}
          />
        ) : (
          <input type="hidden" name="purpose" value={fields.purpose} />
        )}
        {fields.to !== 'screen' && (
          <SelectField
            name="days"
            label={t('form.days')}
            value={String(fields.days)}
            options={SHARING_DAYS.map((days) => ({ value: String(days), label: t(`days.${days}`) }))}
          />
        )}
        <p class="soft">{t('sharing.never')}</p>
        <p class="actions">
          <Button>{t('form.check')}</Button>
          <ButtonLink href={`/${language}${NEW_PATH}`} kind="ghost" icon="back">
            {t('back')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}

/** Exactly what they will see, what is said yes to, and the two buttons. */
export function CheckPage({
  page,
  token,
  once,
  fields,
  name,
  story,
  until,
  seen,
  refusal,
}: PartsProps & { story: Story; until: Date; seen: string }) {
  const { language } = page;
  const t = messagesIn(language);
  const hidden: [string, string][] = [
    ['to', fields.to],
    ['initiative', fields.initiative],
    ['code', fields.code],
    ['who', fields.who],
    ['called', fields.called],
    ['purpose', fields.purpose],
    ['days', String(fields.days)],
    ['mayFill', fields.mayFill ? 'yes' : ''],
    ['seen', seen],
    ...fields.parts.map((part): [string, string] => ['parts', part]),
  ];
  return (
    <Layout page={page} title={t('check.title')} narrow robots="noindex">
      <h1>{t('check.title')}</h1>
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      <Definition
        items={[
          [t('receipt.who'), <bdi>{name}</bdi>],
          [
            t('receipt.what'),
            joinNames(
              fields.parts.map((part) => t(`part.${part}`)),
              language,
            ),
          ],
          [t('receipt.why'), t(`purpose.${fields.purpose}`)],
          [
            t('receipt.until'),
            fields.to === 'screen'
              ? t('check.screen')
              : t('check.until', { day: formatDate(new Date(until.getTime() - 1), language) }),
          ],
        ]}
      />
      {fields.mayFill && <p>{t('item.fill')}</p>}
      <section class="card">
        {fields.called && (
          <h2>
            <bdi>{fields.called}</bdi>
          </h2>
        )}
        <SharedStory
          language={language}
          story={story}
          questions={questionsOf(fields.parts)}
          unsaid={t('check.unsaid')}
        />
      </section>
      <h2>{t('check.agree')}</h2>
      {consentWording(language, fields.purpose).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <form method="post" action={`/${language}${NEW_PATH}`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        {hidden.map(([field, value]) => (
          <input type="hidden" name={field} value={value} />
        ))}
        <p class="actions">
          <Button icon="check" name="decision" value="given">
            {t('check.yes')}
          </Button>
          <Button kind="ghost" name="decision" value="refused">
            {t('check.no')}
          </Button>
          <Button kind="quiet" icon="pen" name="change" value="yes" to={`/${language}${NEW_PATH}/check`}>
            {t('check.change')}
          </Button>
        </p>
      </form>
    </Layout>
  );
}
