import type { PageContext } from '#core/http/page-context.ts';
import {
  Button,
  ButtonLink,
  CheckboxCard,
  ChoiceCards,
  type IconName,
  Layout,
  Notice,
  RadioCard,
  TextArea,
} from '#ui';
import { MAX_WORDS_LENGTH } from '../check-ins/rules.ts';
import { messagesIn } from '../messages.ts';
import { PAIRS_PATH } from '../model/paths.ts';
import { END_REASONS, type EndReason, THANKS, type Thanks } from './rules.ts';

const REASON_ICONS: Record<EndReason, IconName> = {
  time: 'clock',
  moving: 'moving',
  distance: 'pin',
  'no-click': 'face-so-so',
  'other-wish': 'swap',
  unsafe: 'warning',
  done: 'check',
  other: 'note',
  none: 'lock',
};
const THANKS_ICONS: Record<Thanks, IconName> = {
  'thank-you': 'word-hart',
  learned: 'study',
  laughed: 'word-zon',
  luck: 'word-bloem',
};

/** What was filled in, where the form is shown again. */
export interface EndFields {
  reason: string;
  words: string;
  thanks: readonly string[];
}

/** Ending well: a reason for the organisation alone, and thanks for the others without it. */
export function EndPage({
  page,
  token,
  pair,
  fields,
  refusal,
}: {
  page: PageContext;
  token: string;
  pair: string;
  fields?: EndFields | undefined;
  refusal?: 'reason' | 'too-long' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}${PAIRS_PATH}/${pair}`;
  return (
    <Layout page={page} title={t('pairs.end')} narrow sheet={page.assets['befriending.css']} robots="noindex">
      <h1>{t('pairs.end')}</h1>
      {refusal && (
        <Notice kind="problem" role="alert">
          {refusal === 'reason'
            ? t('pairs.end.reason-please')
            : t('checkIns.how.too-long', { max: MAX_WORDS_LENGTH })}
        </Notice>
      )}
      <p class="lead">{t('pairs.end.ordinary')}</p>
      <form method="post" action={`${path}/end`}>
        <input type="hidden" name="token" value={token} />
        <fieldset>
          <legend>{t('pairs.end.reason')}</legend>
          <p>{t('pairs.end.reason.who')}</p>
          <ChoiceCards>
            {END_REASONS.map((code) => (
              <RadioCard
                name="reason"
                value={code}
                icon={REASON_ICONS[code]}
                label={t(`pairs.reason.${code}`)}
                checked={fields?.reason === code}
              />
            ))}
          </ChoiceCards>
          <TextArea
            name="words"
            label={t('pairs.end.words')}
            value={fields?.words ?? ''}
            rows={3}
            maxlength={MAX_WORDS_LENGTH}
          />
        </fieldset>
        <fieldset>
          <legend>{t('pairs.end.thanks')}</legend>
          <ChoiceCards>
            {THANKS.map((code) => (
              <CheckboxCard
                name="thanks"
                value={code}
                icon={THANKS_ICONS[code]}
                label={t(`pairs.thanks.${code}`)}
                checked={fields?.thanks.includes(code) ?? false}
              />
            ))}
          </ChoiceCards>
        </fieldset>
        <p>{t('pairs.end.after')}</p>
        <p class="actions">
          <Button icon="check">{t('pairs.end.do')}</Button>
          <ButtonLink href={path} kind="ghost" icon="back">
            {t('pairs.end.not')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}
