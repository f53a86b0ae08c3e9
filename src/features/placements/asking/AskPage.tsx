import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay } from '#core/i18n/formats.ts';
import { formatWeeklyTime, type Initiative, textIn } from '#features/directory';
import { answerText } from '#features/story';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import {
  Button,
  ButtonLink,
  ChoiceCards,
  Definition,
  type IconName,
  Layout,
  Notice,
  RadioCard,
  TextField,
} from '#ui';
import { messagesIn } from '../messages.ts';
import { MAX_PARTY, type PlacementReach, REACH_WAYS } from '../model/rules.ts';
import type { PlacementSettings } from '../model/settings.ts';
import { MAX_FIRST_NAME_LENGTH, MAX_REACH_LENGTH } from './rules.ts';

/** What somebody filled in. */
export interface AskedFields {
  firstName: string;
  reach: PlacementReach;
  reachDetail: string;
  party: number;
  /** The id of a weekly time; empty: it does not matter. */
  weeklyTime: string;
}

/** Why it cannot be sent so; `age`: somebody is met alone there, and who asks did not tell their age. */
export const ASK_REFUSALS = ['no-name', 'no-detail', 'minor', 'age', 'closed'] as const;
export type AskRefusal = (typeof ASK_REFUSALS)[number];

interface AskProps {
  page: PageContext;
  token: string;
  once: string;
  initiative: Initiative;
  settings: PlacementSettings;
  promisedOn: string;
  asked: AskedFields;
  refusal?: AskRefusal | undefined;
}

const REACH_ICONS: Record<PlacementReach, IconName> = {
  call: 'phone',
  message: 'letters',
  email: 'letters',
  guide: 'people',
  visit: 'travel-walk',
  here: 'card',
};

/** The form with which a newcomer asks for a place. */
export function AskPage({ page, token, initiative, settings, promisedOn, asked, refusal, once }: AskProps) {
  const t = messagesIn(page.language);
  const { text, language } = textIn(initiative, page.language);
  return (
    <Layout page={page} title={`${t('ask.title')} · ${text.name}`} narrow robots="noindex">
      <h1>{t('ask.title')}</h1>
      <p class="lead">
        <bdi lang={language}>{text.name}</bdi>
      </p>
      {initiative.demo && <Notice kind="demo">{t('ask.demo')}</Notice>}
      <AnswerPromise page={page} settings={settings} promisedOn={promisedOn} />
      {refusal && (
        <Notice kind="ask" role="alert">
          {refusal === 'age' ? (
            <a href={`/${page.language}/story/age`}>{t('refused.age')}</a>
          ) : (
            t(`refused.${refusal}`)
          )}
        </Notice>
      )}
      <form method="post" action={`/${page.language}/initiatives/${initiative.id}/ask/check`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <TextField
          name="firstName"
          label={t('ask.name')}
          value={asked.firstName}
          autocomplete="given-name"
          maxlength={MAX_FIRST_NAME_LENGTH}
        />
        <fieldset>
          <legend>{t('ask.reach')}</legend>
          <ChoiceCards>
            {REACH_WAYS.map((way) => (
              <RadioCard
                name="reach"
                value={way}
                icon={REACH_ICONS[way]}
                label={t(`reach.${way}`)}
                checked={asked.reach === way}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <TextField
          name="reachDetail"
          label={t('ask.detail')}
          hint={t('ask.detail.hint')}
          value={asked.reachDetail}
          maxlength={MAX_REACH_LENGTH}
        />
        <fieldset>
          <legend>{t('ask.party')}</legend>
          <ChoiceCards columns={3}>
            {Array.from({ length: MAX_PARTY }, (_, index) => index + 1).map((party) => (
              <RadioCard
                name="party"
                value={String(party)}
                icon={party === 1 ? 'person' : 'people'}
                label={String(party)}
                checked={asked.party === party}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        {initiative.times.length > 1 && (
          <fieldset>
            <legend>{t('ask.time')}</legend>
            <ChoiceCards columns={1}>
              <RadioCard
                name="weeklyTime"
                value=""
                icon="clock"
                label={t('ask.anytime')}
                checked={!asked.weeklyTime}
              />
              {initiative.times.map((time) => (
                <RadioCard
                  name="weeklyTime"
                  value={time.id}
                  icon="clock"
                  label={formatWeeklyTime(time, page.language)}
                  checked={asked.weeklyTime === time.id}
                />
              ))}
            </ChoiceCards>
          </fieldset>
        )}
        <Button>{t('ask.next')}</Button>
      </form>
    </Layout>
  );
}

/** Before sending: exactly what the initiative will see. */
export function CheckPage({
  page,
  token,
  initiative,
  settings,
  promisedOn,
  asked,
  once,
  spoken,
}: AskProps & { /** From the story; the initiative sees them too. */ spoken: SpokenLanguage[] }) {
  const t = messagesIn(page.language);
  const time = initiative.times.find(({ id }) => id === asked.weeklyTime);
  return (
    <Layout page={page} title={t('check.title')} narrow robots="noindex">
      <h1>{t('check.title')}</h1>
      <Definition
        items={[
          [t('ask.name'), <bdi>{asked.firstName}</bdi>],
          ...(spoken.length > 0
            ? ([[t('check.languages'), answerText('languages', spoken, page.language)]] as [
                string,
                preact.ComponentChildren,
              ][])
            : []),
          [t('ask.reach'), t(`reach.${asked.reach}`)],
          ...(asked.reachDetail
            ? ([[t('ask.detail'), <bdi>{asked.reachDetail}</bdi>]] as [string, preact.ComponentChildren][])
            : []),
          [t('ask.party'), String(asked.party)],
          [t('ask.time'), time ? formatWeeklyTime(time, page.language) : t('ask.anytime')],
        ]}
      />
      <p>{t('check.lead')}</p>
      <AnswerPromise page={page} settings={settings} promisedOn={promisedOn} />
      <form method="post" action={`/${page.language}/initiatives/${initiative.id}/ask`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        {Object.entries(asked).map(([name, value]) => (
          <input type="hidden" name={name} value={String(value)} />
        ))}
        <p class="actions">
          <Button>{t('check.send')}</Button>
          <ButtonLink href={`/${page.language}/initiatives/${initiative.id}/ask`} kind="ghost" icon="back">
            {t('check.back')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}

function AnswerPromise({
  page,
  settings,
  promisedOn,
}: {
  page: PageContext;
  settings: PlacementSettings;
  promisedOn: string;
}) {
  const t = messagesIn(page.language);
  return (
    <p>
      {settings.automatic
        ? t('ask.automatic')
        : t('ask.promised', { day: formatCalendarDay(promisedOn, page.language) })}
    </p>
  );
}
