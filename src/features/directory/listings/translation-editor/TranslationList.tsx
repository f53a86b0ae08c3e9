import { textDirection } from '#core/i18n/languages.ts';
import { vocabularyIn } from '#features/vocabulary';
import { NATIVE_LANGUAGE_NAMES } from '#features/vocabulary/rules.ts';
import { Button, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { TranslationStatus } from '../../translations/texts.ts';

export interface TranslationOverview {
  standings: TranslationStatus[];
  /** Whoever runs the house chose a server that translates. */
  machine: 'none' | 'when-public' | 'ready';
  /** Makes the address that looks again another one: the same one would only scroll. */
  moment: number;
  /** What was just done here. */
  done?: 'kept' | 'gone' | 'asked' | 'too-often' | undefined;
}

interface Showing extends TranslationOverview {
  language: string;
  token: string;
  /** The own page, with its language. */
  at: string;
}

/** How the initiative stands in every other language, and what one can do about it. */
export function TranslationList(showing: Showing) {
  const { standings, machine, done, language, token, at } = showing;
  const t = teamMessagesIn(language);
  const list = (
    <ul class="log">
      {standings.map((standing) => (
        <Row standing={standing} language={language} at={at} />
      ))}
    </ul>
  );
  return (
    <section id="texts">
      <h2>{t('texts.title')}</h2>
      {done && (
        <Notice kind={done === 'too-often' ? 'problem' : 'good'} role="status">
          {t(`texts.done.${done}`)}
        </Notice>
      )}
      <p>{t('texts.lead')}</p>
      {machine === 'when-public' && <p class="soft">{t('texts.ask.later')}</p>}
      {machine !== 'ready' && list}
      {machine === 'ready' && (
        <form method="post" action={`${at}/texts`}>
          <input type="hidden" name="token" value={token} />
          <AskAll {...showing} />
          {list}
        </form>
      )}
    </section>
  );
}

function AskAll({ standings, language, at, moment }: Showing) {
  const t = teamMessagesIn(language);
  const busy = standings.some(({ asked }) => asked === 'under-way' || asked === 'waiting');
  const missing = standings.some(({ mayAsk, by, asked }) => mayAsk && !by && !asked);
  return (
    <>
      <p class="soft">{t('texts.ask.what')}</p>
      {missing && (
        <p class="actions">
          <Button kind="ghost" icon="globe" name="language" value="all">
            {t('texts.ask.all')}
          </Button>
        </p>
      )}
      {busy && (
        <p>
          <a href={`${at}?look=${moment}#texts`}>{t('texts.look')}</a>
        </p>
      )}
    </>
  );
}

function Row({ standing, language, at }: { standing: TranslationStatus; language: string; at: string }) {
  const { language: code, by, older, asked, mayAsk } = standing;
  const t = teamMessagesIn(language);
  const named = { language: vocabularyIn(language)(`language.${code}`) };
  const stands = by ? (older ? (`older-${by}` as const) : by) : 'missing';
  return (
    <li>
      <div class="inline">
        <div>
          <b lang={code} dir={textDirection(code)}>
            {NATIVE_LANGUAGE_NAMES[code]}
          </b>
          {!(asked && !by) && <div class="soft">{t(`texts.stand.${stands}`)}</div>}
          {asked && <div class="soft">{t(`texts.asked.${asked}`)}</div>}
        </div>
        <div class="inline">
          <a
            href={`${at}/texts/${code}`}
            class="button quiet"
            aria-label={t(by ? 'texts.change.named' : 'texts.write.named', named)}
          >
            <span>{t(by ? 'texts.change' : 'texts.write')}</span>
          </a>
          {mayAsk && (
            <Button
              kind="quiet"
              name="language"
              value={code}
              label={t(asked ? 'texts.again.named' : 'texts.ask.named', named)}
            >
              {t(asked ? 'texts.again' : 'texts.ask')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
