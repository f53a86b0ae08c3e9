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
import { messagesIn } from '../messages.ts';
import { PAIRS_PATH } from '../model/paths.ts';
import { FEELINGS, type Feeling, MAX_WORDS_LENGTH, SAID, type Said } from './rules.ts';

const SAID_ICONS: Record<Said, IconName> = {
  nice: 'face-good',
  again: 'calendar',
  learned: 'study',
  laughed: 'word-zon',
  'thank-you': 'word-hart',
};
const FEELING_ICONS: Record<Feeling, IconName> = {
  fine: 'face-good',
  unsure: 'face-so-so',
  unsafe: 'face-not',
};

/** What was filled in, where the form is shown again. */
export interface Written {
  said: readonly string[];
  words: string;
  feeling: string;
  safetyWords: string;
}

/** How was it? First for the others, hidden until both wrote; then, for the organisation alone, whether it was safe. */
export function HowPage({
  page,
  token,
  pair,
  written,
  tooLong,
}: {
  page: PageContext;
  token: string;
  pair: string;
  written?: Written | undefined;
  /** What was written is longer than can be kept. */
  tooLong?: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}${PAIRS_PATH}/${pair}`;
  return (
    <Layout
      page={page}
      title={t('checkIns.how')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('checkIns.how')}</h1>
      {tooLong && (
        <Notice kind="problem" role="alert">
          {t('checkIns.how.too-long', { max: MAX_WORDS_LENGTH })}
        </Notice>
      )}
      <form method="post" action={`${path}/how`}>
        <input type="hidden" name="token" value={token} />
        <fieldset>
          <legend>{t('checkIns.how.others')}</legend>
          <p>{t('checkIns.how.hidden')}</p>
          <ChoiceCards>
            {SAID.map((code) => (
              <CheckboxCard
                name="said"
                value={code}
                icon={SAID_ICONS[code]}
                label={t(`checkIns.said.${code}`)}
                checked={written?.said.includes(code) ?? false}
              />
            ))}
          </ChoiceCards>
          <TextArea
            name="words"
            label={t('checkIns.how.words')}
            value={written?.words ?? ''}
            rows={3}
            maxlength={MAX_WORDS_LENGTH}
          />
        </fieldset>
        <fieldset>
          <legend>{t('checkIns.safe')}</legend>
          <p>{t('checkIns.safe.who')}</p>
          <ChoiceCards columns={3}>
            {FEELINGS.map((code) => (
              <RadioCard
                name="feeling"
                value={code}
                icon={FEELING_ICONS[code]}
                label={t(`checkIns.safe.${code}`)}
                checked={written?.feeling === code}
              />
            ))}
          </ChoiceCards>
          <TextArea
            name="safetyWords"
            label={t('checkIns.safe.words')}
            value={written?.safetyWords ?? ''}
            rows={3}
            maxlength={MAX_WORDS_LENGTH}
          />
        </fieldset>
        <p class="actions">
          <Button icon="check">{t('checkIns.how.send')}</Button>
          <ButtonLink href={path} kind="ghost">
            {t('checkIns.how.not-now')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}
