import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, ChoiceCards, type IconName, SubmitCard } from '#ui';
import { messagesIn } from '../messages.ts';
import { PAIRS_PATH } from '../model/paths.ts';
import type { OthersWords } from './queries.ts';
import { MET, type Met, type Moment } from './rules.ts';

export const MET_ICONS: Record<Met, IconName> = {
  yes: 'check',
  'not-yet': 'clock',
  'did-not': 'remove',
  'rather-not': 'lock',
};

interface CheckInProps {
  page: PageContext;
  token: string;
  pair: string;
  /** At which moment the reader is asked now. */
  ask: Moment | null;
  /** The reader met them, and may say how it was. */
  write: Moment | null;
  /** The reader said that it did not happen, and may say that it did. */
  late: Moment | null;
}

/** "Did you meet?", once; after a yes the way to how it was, after another answer a way to say that it happened later. */
export function CheckInSection({ page: { language }, token, pair, ask, write, late }: CheckInProps) {
  const t = messagesIn(language);
  const path = `/${language}${PAIRS_PATH}/${pair}`;
  if (ask)
    return (
      <section class="card" id="did-you-meet">
        <form method="post" action={`${path}/met`}>
          <input type="hidden" name="token" value={token} />
          <h2>{t(ask === 'first' ? 'checkIns.met' : 'checkIns.met.lately')}</h2>
          <p>{t('checkIns.met.who')}</p>
          <ChoiceCards>
            {MET.map((met) => (
              <SubmitCard
                name="met"
                value={met}
                icon={MET_ICONS[met]}
                label={t(`checkIns.met.${met}`)}
                chosen={false}
              />
            ))}
          </ChoiceCards>
        </form>
      </section>
    );
  if (write)
    return (
      <p class="actions">
        <ButtonLink href={`${path}/how`} icon="face-good">
          {t('checkIns.how.open')}
        </ButtonLink>
      </p>
    );
  if (!late) return null;
  return (
    <form method="post" action={`${path}/met`}>
      <input type="hidden" name="token" value={token} />
      <Button kind="quiet" icon="check" name="met" value="yes">
        {t('checkIns.met.later')}
      </Button>
    </form>
  );
}

/** What the others wrote, each in the words in which they wrote it, and ready words in those of the reader. */
export function OthersWordsSection({
  language,
  written,
  nameOf,
}: {
  language: string;
  written: readonly OthersWords[];
  nameOf: (person: string) => string | undefined;
}) {
  const t = messagesIn(language);
  if (written.length === 0) return null;
  return (
    <section>
      <h2>{t('checkIns.written')}</h2>
      {written.map(({ person, moment, said, words }) => (
        <div class="card">
          <p class="soft">
            {[nameOf(person), t(`checkIns.moment.${moment}`)].filter(Boolean).map((part, index) => (
              <>
                {index > 0 && ' · '}
                <bdi>{part}</bdi>
              </>
            ))}
          </p>
          {said.length > 0 && (
            <ul>
              {said.map((code) => (
                <li>{t(`checkIns.said.${code}`)}</li>
              ))}
            </ul>
          )}
          {words && <blockquote dir="auto">{words}</blockquote>}
          {said.length === 0 && !words && <p>{t('checkIns.written.nothing')}</p>}
        </div>
      ))}
    </section>
  );
}
