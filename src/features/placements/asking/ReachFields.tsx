import { ChoiceCards, type IconName, RadioCard, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import { type PlacementReach, REACH_WAYS } from '../model/rules.ts';
import { type AskedFields, type AskFieldRefusal, FIELD_REFUSALS } from './fields.ts';
import { detailOf, MAX_FIRST_NAME_LENGTH, MAX_REACH_LENGTH } from './rules.ts';

const REACH_ICONS: Record<PlacementReach, IconName> = {
  call: 'reach-call',
  message: 'reach-message',
  email: 'letters',
  guide: 'reach-proxy',
  visit: 'travel-walk',
  here: 'card',
};

/** How somebody is called, and how they hear the answer; a number or an address only where the way needs it. */
export function ReachFields({
  language,
  asked,
  refusal,
}: {
  language: string;
  asked: Pick<AskedFields, 'firstName' | 'reach' | 'phone' | 'email'>;
  refusal?: AskFieldRefusal | undefined;
}) {
  const t = messagesIn(language);
  const errorAt = (field: keyof AskedFields) =>
    refusal && FIELD_REFUSALS[refusal] === field ? t(`refused.${refusal}`) : undefined;
  return (
    <>
      <TextField
        name="firstName"
        label={t('ask.name')}
        value={asked.firstName}
        error={errorAt('firstName')}
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
              asks={detailOf(way)}
            />
          ))}
        </ChoiceCards>
        <div class="asked-phone">
          <TextField
            name="phone"
            type="tel"
            inputmode="tel"
            autocomplete="tel"
            label={t('ask.phone')}
            value={asked.phone}
            error={errorAt('phone')}
            maxlength={MAX_REACH_LENGTH}
          />
        </div>
        <div class="asked-email">
          <TextField
            name="email"
            type="email"
            inputmode="email"
            autocomplete="email"
            label={t('ask.email')}
            value={asked.email}
            error={errorAt('email')}
            maxlength={MAX_REACH_LENGTH}
          />
        </div>
      </fieldset>
    </>
  );
}
